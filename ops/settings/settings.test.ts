import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { settingsFrom } from "./settings.ts"

const wrong = (environment: Record<string, string>) => {
  const read = settingsFrom(environment, "/srv/tracker")
  return Result.isFailure(read) ? read.failure.message : "fine"
}

describe("the settings", () => {
  test("all have a default", () => {
    const settings = Result.getOrThrow(settingsFrom({}, "/srv/tracker"))
    expect(settings).toMatchObject({
      dataDir: "/srv/tracker/.data",
      host: "127.0.0.1",
      port: 8000,
      natsUrl: null,
      telegramToken: null
    })
  })
  test.each([
    ["https://tasks.example.org", null],
    ["https://tasks.example.org/", null],
    ["https://tasks.example.org/telegram/our-hook_1", "our-hook_1"]
  ])("the webhook %s has the path %s", (TELEGRAM_WEBHOOK_URL, name) => {
    const { telegramWebhook } = Result.getOrThrow(settingsFrom({ TELEGRAM_WEBHOOK_URL }, "/srv/tracker"))
    expect(telegramWebhook).toEqual({ origin: "https://tasks.example.org", name })
  })
  test("an empty value counts as not set", () => {
    expect(Result.getOrThrow(settingsFrom({ TT_HTTP_PORT: "", DATABASE_URL: " " }, "/srv")).databaseUrl).toBe(null)
  })
  test("an unknown name is an error, and the error lists the known names", () => {
    expect(wrong({ TT_COLOUR: "red" })).toMatch(
      /^TT_COLOUR is not a setting of this product\. The settings are .*TT_HTTP_PORT/
    )
  })
  test.each([
    ["TT_HTTP_PROT", "TT_HTTP_PORT"],
    ["TT_PUBLIC_URI", "TT_PUBLIC_URL"],
    ["TT_DATADIR", "TT_DATA_DIR"],
    ["TT_TIMEZONE", "TT_TIME_ZONE"],
    ["TT_SIGNINS", "TT_SIGN_INS"],
    ["TT_MASTERKEY_FILE", "TT_MASTER_KEY_FILE"],
    ["TT_OIDC_CLIENTID", "TT_OIDC_CLIENT_ID"]
  ])("the error of %s asks whether %s was meant", (name, meant) => {
    expect(wrong({ [name]: "80" })).toContain(`${name} is not a setting of this product: did you mean ${meant}?`)
  })
  test.each([
    [{ TT_HTTP_PORT: "70000" }, /TT_HTTP_PORT must be a port/],
    [{ TT_HTTP_HOST: "nonsense.invalid" }, /TT_HTTP_HOST must be an address/],
    [{ TT_HTTP_PORT: "eighty" }, /TT_HTTP_PORT must be a port/],
    [{ TT_PUBLIC_URL: "tasks.example.org" }, /TT_PUBLIC_URL must be the address/],
    [{ TT_PUBLIC_URL: "https://tasks.example.org/tasks" }, /TT_PUBLIC_URL must be the address/],
    [{ TT_PUBLIC_URL: "https://me:secret@tasks.example.org" }, /TT_PUBLIC_URL must be the address/],
    [{ TT_PUBLIC_URL: "ftp://tasks.example.org" }, /TT_PUBLIC_URL must be the address/],
    [{ TT_SECURITY_CONTACT: "security@example.org" }, /TT_SECURITY_CONTACT must be a mailto: or https: address/],
    [{ TT_SECURITY_CONTACT: "mailto:a@b\nContact: x" }, /TT_SECURITY_CONTACT must be/],
    [{ TT_TRUSTED_PROXIES: "10.0.0.0/8, nginx" }, /TT_TRUSTED_PROXIES must be addresses.*nginx/],
    [{ TT_RATE_PERSON: "many" }, /TT_RATE_PERSON must be a whole number/],
    [{ TT_SOCKETS_PERSON: "0" }, /TT_SOCKETS_PERSON must be a whole number/],
    [{ TT_OPS_PORT: "-1" }, /TT_OPS_PORT must be a port/],
    [{ TT_OPS_PORT: "8000" }, /TT_OPS_PORT must differ from TT_HTTP_PORT/],
    [{ TT_OPS_HOST: "ops.invalid" }, /TT_OPS_HOST must be an address/],
    [{ TT_OTLP_URL: "collector:4318" }, /TT_OTLP_URL must be the address of a receiver/],
    [{ TT_OTLP_URL: "ftp://collector" }, /TT_OTLP_URL must be the address of a receiver/],
    [{ TT_OTLP_URL: "http://me:sesame@collector:4318" }, /TT_OTLP_URL must be the address of a receiver/],
    [{ TT_OTLP_URL: "http://collector:4318?key=sesame" }, /TT_OTLP_URL must be the address of a receiver/],
    [{ NATS_URL: "localhost:4222" }, /NATS_URL must begin with nats:\/\//],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL must begin with postgres:\/\//],
    [{ OLLAMA_URL: "nowhere" }, /OLLAMA_URL must begin with http:\/\//],
    [{ TELEGRAM_WEBHOOK_URL: "tasks.example.org" }, /TELEGRAM_WEBHOOK_URL must be the address of this installation/],
    [{ TELEGRAM_WEBHOOK_URL: "https://tasks.example.org/hook" }, /TELEGRAM_WEBHOOK_URL must be .*\/telegram\/our-hook/],
    [{ TELEGRAM_WEBHOOK_URL: "https://tasks.example.org/telegram/a/b" }, /TELEGRAM_WEBHOOK_URL must be/],
    [{ TELEGRAM_WEBHOOK_URL: "https://tasks.example.org/telegram/hook?a=b" }, /TELEGRAM_WEBHOOK_URL must be/],
    [{ TELEGRAM_WEBHOOK_URL: "https://me:secret@tasks.example.org" }, /TELEGRAM_WEBHOOK_URL must be/],
    [{ TELEGRAM_BOT_TOKEN: "hello" }, /TELEGRAM_BOT_TOKEN is not the token of a bot/]
  ])("%o is refused with a sentence", (environment, message) => {
    expect(wrong(environment)).toMatch(message)
  })
  test("the public address is an origin, and the proxies are a list", () => {
    const environment = { TT_PUBLIC_URL: "https://Tasks.example.org:443/", TT_TRUSTED_PROXIES: "10.0.0.0/8, ::1" }
    const { publicOrigin, trustedProxies } = Result.getOrThrow(settingsFrom(environment, "/srv"))
    expect([publicOrigin, trustedProxies]).toEqual(["https://tasks.example.org", ["10.0.0.0/8", "::1"]])
  })
  test("the time zone is UTC unless it is named, and never the one of the server", () => {
    expect(Result.getOrThrow(settingsFrom({ TZ: "America/Lima" }, "/srv")).timeZone).toBe("UTC")
    expect(Result.getOrThrow(settingsFrom({ TT_TIME_ZONE: "Europe/Kyiv" }, "/srv")).timeZone).toBe("Europe/Kyiv")
    expect(Result.isFailure(settingsFrom({ TT_TIME_ZONE: "Kyiv time" }, "/srv"))).toBe(true)
  })
  test("Ollama is looked for unless it is named, or wanted off", () => {
    const of = (environment: Record<string, string>) => {
      const { ollamaUrl, looksForOllama } = Result.getOrThrow(settingsFrom(environment, "/srv"))
      return [ollamaUrl, looksForOllama]
    }
    expect(of({})).toEqual([null, true])
    expect(of({ OLLAMA_URL: "off" })).toEqual([null, false])
    expect(of({ OLLAMA_URL: "http://gpu:11434" })).toEqual(["http://gpu:11434", false])
  })
  test("the bot's token never shows itself in print", () => {
    const settings = Result.getOrThrow(settingsFrom({ TELEGRAM_BOT_TOKEN: "123456:ABCDEFGHIJKL" }, "/srv"))
    expect(JSON.stringify(settings)).not.toContain("ABCDEFGHIJKL")
  })
})
