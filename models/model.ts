/** What a reactor may ask of a machine, whichever machine it is. It answers with suggestions; it decides nothing. */
import { createHash } from "node:crypto"
import { Context, type Effect } from "effect"
import type { Band, Category, ModelRecord, Priority } from "../domain/values.ts"
import type { AnalyseInput, Analysis, Answered, ExtractInput, Extraction } from "./distilling.ts"
import type { ModelFailed } from "./modelFailed.ts"

/** A person whom the text may name: every way they are written, with or without `@`. */
export interface KnownPerson {
  readonly id: string
  readonly names: ReadonlyArray<string>
}

export interface ClassifyInput {
  readonly title: string
  readonly description?: string
  /** When it was said: UTC, ISO 8601. "Tomorrow" is counted from here, never from now. */
  readonly at: string
  /** IANA name of the zone it was said in; an unknown one counts as UTC. */
  readonly zone: string
  /** Only people who may be assigned. Their names never leave the process. */
  readonly people: ReadonlyArray<KnownPerson>
}

export interface Classification {
  readonly category: Category
  readonly priority: Priority
  /** A day, `2026-11-27`, or a moment in UTC, `2026-11-27T18:00:00Z`. Computed here from `duePhrase`, by no model. */
  readonly due: string | null
  /** The words that say when, as they stand in the text. */
  readonly duePhrase: string | null
  /** The id of one of `people`, from a mention or a name that stands in the text. */
  readonly assignee: string | null
  readonly band: Band
}

/** A classification, and what it was made with. */
export interface Classified {
  readonly classification: Classification
  readonly record: ModelRecord
}

/** One vector a text, in order. */
export interface Embedded {
  /** Part of every vector's key: vectors of two models are never compared. */
  readonly model: string
  readonly vectors: ReadonlyArray<Float32Array>
}

/** What is at work now, for the banner. */
export interface ModelDescription {
  readonly provider: string
  readonly model: string
  readonly embedModel: string
  /** Whether the model that was asked for answers. The built-in one always does. */
  readonly reachable: boolean
  /** Why it is this one, in kebab-case: `ollama-ready`, `ollama-not-configured`, `ollama-unreachable`, … */
  readonly note: string
}

export class Model extends Context.Service<
  Model,
  {
    /** @throws {ModelFailed} its `reason` says whether asking again may help */
    readonly classify: (input: ClassifyInput) => Effect.Effect<Classified, ModelFailed>
    /** @throws {ModelFailed} its `reason` says whether asking again may help */
    readonly extract: (input: ExtractInput) => Effect.Effect<Answered<Extraction>, ModelFailed>
    /** @throws {ModelFailed} its `reason` says whether asking again may help */
    readonly analyse: (input: AnalyseInput) => Effect.Effect<Answered<Analysis>, ModelFailed>
    /** @throws {ModelFailed} its `reason` says whether asking again may help */
    readonly embed: (texts: ReadonlyArray<string>) => Effect.Effect<Embedded, ModelFailed>
    readonly describe: Effect.Effect<ModelDescription>
  }
>()("tracker/models/Model") {}

/** The text that rules and quotes are read in. */
export const wholeText = ({ title, description = "" }: ClassifyInput): string =>
  description === "" ? title : `${title}\n${description}`

/** SHA-256 in hex of what shaped an answer. Equal fingerprints mean the same rules, prompt or weights. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex")
