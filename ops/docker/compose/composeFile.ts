/**
 * docker-compose.yml as data, without a container engine. The schema has the fields that this file uses, and refuses others:
 * an engine ignores no field either. Source: https://github.com/compose-spec/compose-spec/blob/main/spec.md
 */
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import { parse } from "yaml"

const Names = Schema.Array(Schema.String)
const Text = Schema.Union([Schema.String, Schema.Finite])
const Dependency = Schema.Struct({
  condition: Schema.Literals(["service_started", "service_healthy", "service_completed_successfully"])
})
const HealthCheck = Schema.Struct({
  test: Schema.optionalKey(Names),
  disable: Schema.optionalKey(Schema.Boolean),
  interval: Schema.optionalKey(Schema.String),
  timeout: Schema.optionalKey(Schema.String),
  retries: Schema.optionalKey(Schema.Int),
  start_period: Schema.optionalKey(Schema.String)
})
const Watched = Schema.Struct({
  action: Schema.Literals(["rebuild", "restart", "sync", "sync+restart"]),
  path: Schema.String,
  target: Schema.optionalKey(Schema.String),
  ignore: Schema.optionalKey(Names)
})
const Service = Schema.Struct({
  image: Schema.optionalKey(Schema.String),
  build: Schema.optionalKey(
    Schema.Struct({ context: Schema.String, dockerfile: Schema.String, target: Schema.String })
  ),
  profiles: Schema.optionalKey(Names),
  command: Schema.optionalKey(Names),
  user: Schema.optionalKey(Schema.String),
  environment: Schema.optionalKey(Schema.Record(Schema.String, Text)),
  ports: Schema.optionalKey(Names),
  expose: Schema.optionalKey(Names),
  volumes: Schema.optionalKey(Names),
  tmpfs: Schema.optionalKey(Names),
  networks: Schema.optionalKey(
    Schema.Union([Names, Schema.Record(Schema.String, Schema.Struct({ ipv4_address: Schema.String }))])
  ),
  /** `none`, or the network of another service. */
  network_mode: Schema.optionalKey(
    Schema.Union([Schema.Literal("none"), Schema.TemplateLiteral(["service:", Schema.String])])
  ),
  depends_on: Schema.optionalKey(Schema.Record(Schema.String, Dependency)),
  healthcheck: Schema.optionalKey(HealthCheck),
  restart: Schema.optionalKey(Schema.Literals(["no", "always", "on-failure", "unless-stopped"])),
  stop_grace_period: Schema.optionalKey(Schema.String),
  init: Schema.optionalKey(Schema.Boolean),
  read_only: Schema.optionalKey(Schema.Boolean),
  cap_drop: Schema.optionalKey(Names),
  security_opt: Schema.optionalKey(Names),
  sysctls: Schema.optionalKey(Schema.Record(Schema.String, Text)),
  mem_limit: Schema.optionalKey(Schema.String),
  pids_limit: Schema.optionalKey(Schema.Int),
  shm_size: Schema.optionalKey(Schema.String),
  develop: Schema.optionalKey(Schema.Struct({ watch: Schema.Array(Watched) }))
})
const Network = Schema.Struct({
  name: Schema.optionalKey(Schema.String),
  ipam: Schema.optionalKey(
    Schema.Struct({ config: Schema.Array(Schema.Struct({ subnet: Schema.String, ip_range: Schema.String })) })
  )
})
const Compose = Schema.Struct({
  name: Schema.String,
  services: Schema.Record(Schema.String, Service),
  volumes: Schema.Record(Schema.String, Schema.Null),
  networks: Schema.Record(Schema.String, Network)
})
export type ComposeService = typeof Service.Type

export const composeText = readFileSync("docker-compose.yml", "utf8")

/** Throws at a field that is unknown or has a wrong type. The parts that begin with `x-` are only for the references of YAML. */
export const composeFile = () => {
  const read = parse(composeText, { merge: true }) as Readonly<Record<string, unknown>>
  const own = Object.fromEntries(Object.entries(read).filter(([name]) => !name.startsWith("x-")))
  return Schema.decodeUnknownSync(Compose)(own, { onExcessProperty: "error" })
}

/** `${NAME}`, `${NAME:-default}`, `${NAME:?message}` and `${NAME:+text}`. */
const variable = /\$\{(\w+)(?::([-?+])([^}]*))?\}/g

/** The names of all variables in a text. */
export const variablesOf = (text: string) => [...text.matchAll(variable)].map(([, name = ""]) => name)

/** A value with its variables replaced, as Compose does it. */
export const resolved = (value: string | number, given: Readonly<Record<string, string>>) =>
  String(value).replace(variable, (_, name: string, sign: string | undefined, text = "") => {
    const found = given[name] ?? ""
    if (sign === "+") return found === "" ? "" : String(text)
    return found === "" && sign === "-" ? String(text) : found
  })
