/** Tests whether a model is usable: one question in each language, with texts of our own. */
import { Clock, Effect } from "effect"
import type { Model } from "../model.ts"
import type { ModelFailed } from "../modelFailed.ts"

/** One bug report in each language. A model that understands the language classifies it as a bug. */
const reports = [
  { language: "en", title: "The login page crashes with an error, nobody can sign in" },
  { language: "uk", title: "Сторінка входу падає з помилкою, ніхто не може увійти" },
  { language: "ru", title: "Страница входа падает с ошибкой, никто не может войти" }
] as const
type Language = (typeof reports)[number]["language"]

export interface TestCall {
  readonly well: boolean
  /** Duration of the slowest answer, in milliseconds. The first answer may include loading the model. */
  readonly latencyMs: number
  readonly validJson: boolean
  /** The languages in which the model understood the report. */
  readonly languages: ReadonlyArray<Language>
  /** `well`, `misunderstood`, or the reason of the failure: `unreachable`, `invalid-output`, … */
  readonly note: string
}

/** Never fails. Stops at the first failure of the server. */
export const testCall = Effect.fn("testCall")(function* (model: Model["Service"]) {
  const languages: Array<Language> = []
  let latencyMs = 0
  let failure: ModelFailed | null = null
  for (const { language, title } of reports) {
    const began = yield* Clock.currentTimeMillis
    const answer = yield* Effect.result(model.classify({ title, at: "2026-01-05T09:00:00Z", zone: "UTC", people: [] }))
    latencyMs = Math.max(latencyMs, Math.round((yield* Clock.currentTimeMillis) - began))
    if (answer._tag === "Success") {
      if (answer.success.classification.category === "bug") languages.push(language)
      continue
    }
    failure = answer.failure
    if (!failure.blamesAnswer) break
  }
  const well = failure === null && languages.length === reports.length
  const outcome: TestCall = {
    well,
    latencyMs,
    validJson: failure === null,
    languages,
    note: failure?.reason ?? (well ? "well" : "misunderstood")
  }
  return outcome
})
