import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { changedSettings, everySetting } from "./changedSettings.ts"

test("a setting that has its default is not named", () =>
  expect(
    changedSettings({
      TT_HTTP_PORT: "8000",
      TT_HTTP_HOST: "127.0.0.1",
      TT_TIME_ZONE: " UTC ",
      OLLAMA_MODEL: "qwen3:4b-instruct",
      TT_DATA_DIR: "",
      TT_OIDC_ISSUER: undefined,
      HOME: "/srv"
    })
  ).toEqual([]))

test("a setting that differs is named with its value", () =>
  expect(changedSettings({ TT_HTTP_PORT: "9000", TT_TIME_ZONE: "Europe/Kyiv", NATS_RELEASES_URL: "off" })).toEqual([
    "TT_HTTP_PORT=9000",
    "TT_TIME_ZONE=Europe/Kyiv",
    "NATS_RELEASES_URL=off"
  ]))

test("a setting that others need is named", () =>
  expect(changedSettings({ TT_OIDC_ISSUER: "https://id.example.org", TT_OIDC_CLIENT_ID: "tracker" })).toEqual([
    "TT_OIDC_ISSUER=https://id.example.org",
    "TT_OIDC_CLIENT_ID=tracker"
  ]))

test.each([
  ["TELEGRAM_BOT_TOKEN", "123456:sesame-sesame", "(hidden)"],
  ["TT_MASTER_KEY_CMD", "vault read -token=sesame key", "(hidden)"],
  ["DATABASE_URL", "postgres://me:sesame@db:5432/tracker", "postgres://(hidden)@db:5432/tracker"],
  ["DATABASE_URL", "postgres://db/tracker?password=sesame", "postgres://db/tracker?(hidden)"],
  ["NATS_URL", "nats://sesame@a:4222, nats://me:sesame@b:4222", "nats://(hidden)@a:4222,nats://(hidden)@b:4222"],
  ["OLLAMA_URL", "http://me:sesame@gpu:11434", "http://(hidden)@gpu:11434"],
  ["TELEGRAM_WEBHOOK_URL", "https://tasks.example.org/telegram/sesame", "https://tasks.example.org/(hidden)"],
  ["TELEGRAM_WEBHOOK_URL", "https://tasks.example.org", "https://tasks.example.org"]
])("%s=%s is shown as %s", (name, value, expected) =>
  expect(changedSettings({ [name]: value })).toEqual([`${name}=${expected}`])
)

test("the secret of the identity provider is hidden", () => {
  const environment = { TT_OIDC_ISSUER: "telegram", TT_OIDC_CLIENT_ID: "tracker", TT_OIDC_CLIENT_SECRET: "sesame" }
  expect(changedSettings(environment)).toContain("TT_OIDC_CLIENT_SECRET=(hidden)")
})

test("every setting of the README is known here", () => {
  const [, table = ""] = readFileSync("README.md", "utf8").split("\n## Settings\n")
  const [section = ""] = table.split("\n## ")
  const rows = [...section.matchAll(/^\| (`[A-Z_`, ]+) \|/gm)].flatMap(([, cell = ""]) => cell.match(/[A-Z_]+/g) ?? [])
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((name) => !everySetting.includes(name))).toEqual([])
})
