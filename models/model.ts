/** The port to models. A model returns suggestions; it decides nothing. */
import { createHash } from "node:crypto"
import { Context, type Effect } from "effect"
import type { Band, Category, ModelRecord, Priority } from "../domain/values.ts"
import type { AnalyseInput, Analysis, Answered, ExtractInput, ExtractionAnswer } from "./distillation.ts"
import type { ModelFailed } from "./modelFailed.ts"

/** A person whom the text may name, with every spelling of the name, with or without `@`. */
export interface KnownPerson {
  readonly id: string
  readonly names: ReadonlyArray<string>
}

export interface ClassifyInput {
  readonly title: string
  readonly description?: string
  /** The time of the message: UTC, ISO 8601. "Tomorrow" is relative to this time, never to now. */
  readonly at: string
  /** IANA time zone of the message; an unknown zone counts as UTC. */
  readonly zone: string
  /** The people who may be assigned. Their names never leave the process. */
  readonly people: ReadonlyArray<KnownPerson>
}

export interface Classification {
  readonly category: Category
  readonly priority: Priority
  /** A day, `2026-11-27`, or an instant in UTC, `2026-11-27T18:00:00Z`. Our code computes it from `duePhrase`. */
  readonly due: string | null
  /** The words of the text that name the date. */
  readonly duePhrase: string | null
  /** The id of one of `people`, found by a mention or a name in the text. */
  readonly assignee: string | null
  readonly band: Band
}

/** A classification and the record of how it was made. */
export interface Classified {
  readonly classification: Classification
  readonly record: ModelRecord
}

/** One vector for each text, in order. */
export interface Embedded {
  /** Part of every vector's key: vectors of different models are never compared. */
  readonly model: string
  readonly vectors: ReadonlyArray<Float32Array>
}

/** The model in use now, for the banner. */
export interface ModelDescription {
  readonly provider: string
  readonly model: string
  readonly embedModel: string
  /** Whether the chosen model answers. The built-in model always does. */
  readonly reachable: boolean
  /** Why this model is in use, in kebab-case: `ollama-ready`, `ollama-not-configured`, `ollama-unreachable`, … */
  readonly note: string
}

export class Model extends Context.Service<
  Model,
  {
    /** @throws {ModelFailed} `reason` says whether a retry may help */
    readonly classify: (input: ClassifyInput) => Effect.Effect<Classified, ModelFailed>
    /** @throws {ModelFailed} `reason` says whether a retry may help */
    readonly extract: (input: ExtractInput) => Effect.Effect<Answered<ExtractionAnswer>, ModelFailed>
    /** @throws {ModelFailed} `reason` says whether a retry may help */
    readonly analyse: (input: AnalyseInput) => Effect.Effect<Answered<Analysis>, ModelFailed>
    /** @throws {ModelFailed} `reason` says whether a retry may help */
    readonly embed: (texts: ReadonlyArray<string>) => Effect.Effect<Embedded, ModelFailed>
    readonly describe: Effect.Effect<ModelDescription>
  }
>()("tracker/models/Model") {}

/** Title and description as one text: rules search it, and quotes must occur in it. */
export const wholeText = ({ title, description = "" }: ClassifyInput): string =>
  description === "" ? title : `${title}\n${description}`

/** SHA-256 in hex of the text of a prompt, a rule set or a question. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex")
