/** docker-compose.yml agrees with itself, with the files that it names, and with the settings of the product. */
import { Effect, Result, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { rolesFrom, roleNames } from "../../settings/roles.ts"
import { settingsFrom } from "../../settings/settings.ts"
import { composeFile, type ComposeService, composeText, resolved, variablesOf } from "./composeFile.ts"
import { hasVersion, stages } from "./dockerfile.ts"

const compose = composeFile()
const services = Object.entries(compose.services)
const stageOf = ({ build }: ComposeService) => stages.get(build?.target ?? "")
const isProduct = ({ command }: ComposeService) => command?.includes("ops/tt.mjs") === true
/** A list of names, or names with an address. */
const networksOf = ({ networks = {} }: ComposeService): ReadonlyArray<string> =>
  Schema.is(Schema.Array(Schema.String))(networks) ? networks : Object.keys(networks)
/** `source:target:mode`. */
const mounts = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(":")[0] ?? ""))
const isPath = (source: string) => source.startsWith(".") || source.startsWith("/")

test("each variable is described in .env.example", () => {
  const described = [...readFileSync(".env.example", "utf8").matchAll(/^#(\w+)=/gm)].map(([, name]) => name)
  const variables = variablesOf(composeText)
  expect(variables.length).toBeGreaterThan(5)
  expect(variables.filter((name) => !described.includes(name))).toEqual([])
})

test("each file and folder that it names exists", () => {
  const named = services.flatMap(([, { build, develop, command = [] }]) => [
    ...(build === undefined ? [] : [build.dockerfile]),
    ...(develop?.watch ?? []).map(({ path }) => path),
    ...command.filter((word) => /\.(?:ts|mjs)$/.test(word))
  ])
  const files = [...named, ...mounts.filter((source) => source.startsWith("."))]
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test("each volume is declared and mounted", () =>
  expect(Object.keys(compose.volumes).toSorted()).toEqual(
    [...new Set(mounts.filter((source) => !isPath(source)))].toSorted()
  ))

test("each network is declared and used", () =>
  expect(Object.keys(compose.networks).toSorted()).toEqual(
    [...new Set(services.flatMap(([, service]) => networksOf(service)))].toSorted()
  ))

test("only nginx is open to the network", () => {
  const open = services.flatMap(([name, { ports = [] }]) =>
    ports.filter((port) => !port.startsWith("127.0.0.1:")).map((port) => `${name} ${port}`)
  )
  expect(open).toEqual(["nginx 80:80"])
})

test("nginx and the gateway share a network; the servers are in another one", () => {
  const inEdge = services.filter(([, service]) => networksOf(service).includes("edge")).map(([name]) => name)
  expect(inEdge).toEqual(["nginx", "gateway"])
})

/** They read Docker's socket and folders, which belong to root of the host. */
const mayBeRoot = ["cadvisor", "alloy"]

test("only the collectors of the profile `monitoring` read the host, and they reach no service of the product", () => {
  const ofHost = services.filter(([, { volumes = [] }]) => volumes.some((volume) => volume.startsWith("/")))
  expect(ofHost.map(([name]) => name)).toEqual(mayBeRoot)
  for (const [name, service] of ofHost) {
    expect(service.profiles, name).toEqual(["monitoring"])
    expect(networksOf(service), name).toEqual(["watch"])
    const writable = service.volumes?.filter((volume) => volume.startsWith("/") && !volume.endsWith(":ro"))
    expect(writable, name).toEqual([])
  }
})

test("a service uses the network of a service that exists", () => {
  const used = services.flatMap(([, { network_mode = "none" }]) =>
    network_mode === "none" ? [] : [network_mode.slice("service:".length)]
  )
  expect(used.filter((name) => compose.services[name] === undefined)).toEqual([])
})

test("all roles of the product run", () => {
  const roles = services
    .filter(([, service]) => isProduct(service))
    .map(([, { command = [] }]) => command[command.indexOf("--roles") + 1] ?? "")
  expect(roles.toSorted()).toEqual([...roleNames].toSorted())
})

const environments: ReadonlyArray<readonly [string, Readonly<Record<string, string>>]> = [
  ["the least that is needed", { POSTGRES_PASSWORD: "secret" }],
  [
    "everything",
    {
      POSTGRES_PASSWORD: "secret",
      TT_PUBLIC_URL: "https://tasks.example.org",
      TT_TIME_ZONE: "Europe/Kyiv",
      TT_OTLP_URL: "http://collector:4318",
      TT_TRUSTED_PROXIES: "10.0.0.0/8,192.0.2.1",
      OLLAMA_URL: "http://ollama:11434",
      OLLAMA_MODEL: "qwen3:8b",
      OLLAMA_EMBED_MODEL: "bge-m3",
      TELEGRAM_BOT_TOKEN: "123456:ABC-DEF1234ghIkl",
      TELEGRAM_API_ROOT: "https://api.telegram.org",
      TELEGRAM_WEBHOOK_URL: "https://tasks.example.org"
    }
  ]
]
describe.each(environments)("with %s in .env", (_, given) => {
  test.each(services.filter(([, service]) => isProduct(service)))(
    "%s gets settings that it accepts",
    (_name, service) => {
      const { environment = {}, command = [] } = service
      const values = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, resolved(value, given)])
      )
      const settings = Result.getOrThrow(settingsFrom(values, "/app"))
      expect(settings.trustedProxies).toContain("172.30.57.2")
      expect(Effect.runSync(rolesFrom(command.at(-1) ?? "", settings)).size).toBe(1)
    }
  )
})

describe.each(services)("%s", (serviceName, service) => {
  const { image, build, user, healthcheck, depends_on = {} } = service

  test("is built from a stage, or has an image with a version", () => {
    const stage = build === undefined ? [] : [build.target]
    const versioned = image !== undefined && hasVersion(image) ? [image] : []
    expect([...stage.filter((name) => stages.has(name)), ...versioned]).toHaveLength(1)
  })

  test.skipIf(mayBeRoot.includes(serviceName))("does not run as root", () => {
    const named = user ?? stageOf(service)?.user ?? (image?.includes("unprivileged") === true ? "nginx" : null)
    expect(named).not.toBe(null)
    expect(named).not.toMatch(/^(?:0|root)(?::|$)/)
  })

  test("has a health check, or ends", () => {
    const isChecked = healthcheck?.test !== undefined || stageOf(service)?.hasHealthCheck === true
    expect(healthcheck?.disable === true ? service.restart === "no" : isChecked).toBe(true)
  })

  test("may write to its volumes only, gains no rights, and has limits", () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] })
    expect(service.mem_limit).toBeDefined()
    expect(service.pids_limit).toBeDefined()
  })

  test("waits for services that exist and can become what it waits for", () => {
    const impossible = Object.entries(depends_on).filter(([name, { condition }]) => {
      const ends = compose.services[name]?.restart === "no"
      return compose.services[name] === undefined || ends !== (condition === "service_completed_successfully")
    })
    expect(impossible).toEqual([])
  })
})
