/** `tt sources`: incoming webhooks. */
import { Console, Effect, Stream } from "effect"
import { readFileSync } from "node:fs"
import type { NewSource } from "../../../gateways/contract/webhooks/sources.ts"
import { request } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { publicOriginOf } from "../../settings/settings.ts"
import { answer, answerEach } from "../operation/print.ts"
import { type SourceAct, type SourceLine, sourcesOperation } from "./sourcesOperation.ts"

interface Printed {
  readonly json: boolean
}
interface Chosen extends Printed {
  readonly which: string
}

const texts = (line: SourceLine, ...fields: ReadonlyArray<string>) =>
  fields
    .map((field) => line[field])
    .filter((value) => value !== null && value !== undefined && value !== "")
    .map(String)
    .join("  ")

const rowLine = (line: SourceLine) => {
  const needs = line["needsSecret"] === true ? "  needs its secret: `tt sources rotate --secret`" : ""
  return `${texts(line, "id", "state", "kind", "makes", "audience", "path", "name")}${needs}`
}

export const listSources = (settings: Settings, { json }: Printed) =>
  request(settings, sourcesOperation, { _tag: "list" }).pipe(
    answerEach(json, rowLine, "there is no incoming webhook: `tt sources add` adds one")
  )

const secretLine = ({ id, secret, needsSecret }: SourceLine) => {
  if (needsSecret === true)
    return `Enter this address in Sentry. Then enter its client secret here, or every webhook is refused:\ntt sources rotate ${String(id)} --secret <client secret>`
  return secret === null
    ? "(the secret is the one that you have entered)"
    : `${String(secret)}\n(the secret is shown only once)`
}

const withSecret = (settings: Settings, json: boolean, act: SourceAct) =>
  request(settings, sourcesOperation, act).pipe(
    Stream.runForEach((made) =>
      answer(json, made, `${texts(made, "id")}\n${publicOriginOf(settings)}${texts(made, "path")}\n${secretLine(made)}`)
    )
  )

export const addSource = (settings: Settings, { json, ...source }: Printed & NewSource) =>
  withSecret(settings, json, { _tag: "add", source })

export const rotateSource = (
  settings: Settings,
  { json, which, secret }: Chosen & { readonly secret: string | undefined }
) => withSecret(settings, json, { _tag: "rotate", which, ...(secret === undefined ? {} : { secret }) })

export const changeSource = (
  settings: Settings,
  { json, which, act }: Chosen & { readonly act: "pause" | "resume" | "remove" }
) => request(settings, sourcesOperation, { _tag: act, which }).pipe(answerEach(json, rowLine, "nothing was changed"))

const sampleOf = (file: string) =>
  Effect.try({ try: () => readFileSync(file, "utf8"), catch: () => `tt: ${file} cannot be read` })

export const testSource = Effect.fn("sources.test")(
  function* (settings: Settings, { json, which, sample: file }: Chosen & { readonly sample: string }) {
    const sample = yield* sampleOf(file)
    yield* request(settings, sourcesOperation, { _tag: "test", which, sample }).pipe(
      answerEach(json, (line) => texts(line, "title", "text", "link"), "the sample says nothing")
    )
  },
  Effect.catchIf(
    (error) => typeof error === "string",
    (error) => Console.error(error)
  )
)

const failureLine = (line: SourceLine) =>
  `${texts(line, "id", "state", "source", "at", "why")}  (\`tt dead-letters retry ${String(line["id"])}\` handles it again)`

export const listFailures = (settings: Settings, { json }: Printed) =>
  request(settings, sourcesOperation, { _tag: "failures" }).pipe(
    answerEach(json, failureLine, "every webhook was handled")
  )
