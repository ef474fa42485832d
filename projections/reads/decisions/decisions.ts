/** People's decisions as training data for the models. They are of the whole installation, and no reader gets them. */
import { Context, Effect, Layer } from "effect"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { AtomType, Band, Category, RejectReason } from "../../../domain/values.ts"
import type { DatabaseUnavailable } from "../../database/database.ts"
import { draftText, type Proposal } from "../../models/knowledge/proposals.ts"
import { Projections } from "../../runner/served/projections.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { bandsOf } from "./isotonic.ts"
import { lessons } from "./lessons.ts"
import type { Asked } from "../pages.ts"

/** A person's decision on a proposal, as an example for a model. */
export interface DecidedPrecedent {
  readonly id: string
  /** The machine's own words. */
  readonly text: string
  readonly verdict: "approved" | "edited" | "rejected"
  /** The person's words if the draft was edited. */
  readonly became: string | null
  readonly reason: RejectReason | null
}

/** One training example for the built-in learner. It has the shape of `Lesson` in `models/`, which this folder may not import. */
export type DecisionLesson =
  | {
      readonly is: "worth"
      readonly text: string
      readonly worth: boolean
      /** Absent for a message that became a task. */
      readonly type?: AtomType
      /** The chance that the built-in ranking gave it, 0 to 1. */
      readonly score?: number
      /** How much the decision counts, 0 to 1. */
      readonly weight: number
    }
  | { readonly is: "category"; readonly text: string; readonly category: Category }

/** Older decisions are left out: model and team have changed since. */
const mostDecisions = 5_000

/**
 * The built-in model's score of a statement is a chance, fitted on judged chats. From this one on three of four statements
 * were kept there, and below it one of two, so a team without decisions sees the lower ones folded away.
 */
const leastFittedChance = 0.6

export class Decisions extends Context.Service<
  Decisions,
  {
    /** Maps a model's score, 0 to 1, to a band, calibrated on this team's decisions; `new` while there are too few. */
    readonly calibration: (kind: DraftKind, provider: string) => Asked<(score: number) => Band>
    /** In the requested order, without proposals that are undecided or merged. Bounded by the audiences. */
    readonly precedents: (
      audiences: ReadonlyArray<string>,
      proposals: ReadonlyArray<string>
    ) => Asked<ReadonlyArray<DecidedPrecedent>>
    /** The newest first. The same array object until a decision changes. */
    readonly lessons: Effect.Effect<ReadonlyArray<DecisionLesson>, DatabaseUnavailable>
  }
>()("tracker/projections/Decisions") {
  static readonly layer = Layer.effect(
    Decisions,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const { position } = yield* Projections
      // Pipelines read these for every window, and only a decision changes them.
      const curves = new Map<string, { readonly key: string; readonly band: (score: number) => Band }>()
      let taught: { readonly key: string; readonly lessons: ReadonlyArray<DecisionLesson> } = { key: "", lessons: [] }

      return Decisions.of({
        calibration: Effect.fnUntraced(function* (kind, provider) {
          const key = position.versionOf("proposals")
          const known = curves.get(`${kind} ${provider}`)
          if (known?.key === key) return known.band
          // Scores of statements before the built-in model had a ranking have another scale.
          const decided = yield* tables.query(
            (sql) => sql`
            select score, status <> 'rejected' as kept from ${sql(schemas.live)}.proposals
            where kind = ${kind} and model->>'provider' = ${provider} and (status in ('approved', 'merged')
              or (status = 'rejected' and coalesce(reason, '') not in ('late', 'duplicate')))
              and (kind = 'task' or model->>'provider' <> 'builtin' or "promptVersion" <> 'none')
            order by "decidedAt" desc, id limit ${mostDecisions}::int`
          )
          const isFitted = kind === "atom" && provider === "builtin"
          const band = bandsOf(
            decided.map(({ score, kept }) => ({ score: Number(score), kept: kept === true })),
            isFitted ? leastFittedChance : 0
          )
          curves.set(`${kind} ${provider}`, { key, band })
          return band
        }),
        precedents: (audiences, proposals) =>
          tables
            .query<DecidedRow>(
              (sql) => sql`
              select proposal.id, draft, proposed, status, revision, reason
              from unnest(${proposals}::text[]) with ordinality as asked(id, place)
              join ${sql(schemas.live)}.proposals proposal on proposal.id = asked.id
              where audience = any(${audiences}) and status in ('approved', 'rejected') order by place`
            )
            .pipe(Effect.map((rows) => rows.map(precedentOf))),
        lessons: Effect.gen(function* () {
          const key = position.versionOf("proposals", "tasks")
          if (taught.key === key) return taught.lessons
          const rows = yield* tables.query<LessonRow>((sql) => sql.unsafe(lessons))
          taught = { key, lessons: rows.map(lessonOf) }
          return taught.lessons
        })
      })
    })
  )
}

interface DecidedRow extends Pick<Proposal, "draft" | "proposed" | "revision" | "reason"> {
  readonly id: string
  readonly status: "approved" | "rejected"
}
const precedentOf = ({ id, draft, proposed, status, revision, reason }: DecidedRow): DecidedPrecedent => {
  const isEdited = status === "approved" && revision > 1
  return {
    id,
    text: draftText(proposed ?? draft),
    verdict: isEdited ? "edited" : status,
    became: isEdited ? draftText(draft) : null,
    reason
  }
}

/** The statement selects the fields of both kinds of lessons. */
interface LessonRow {
  readonly is: DecisionLesson["is"]
  readonly text: string
  readonly worth: boolean
  readonly category: Category
  readonly type: AtomType | null
  readonly score: number | null
  readonly weight: number | string
}
const lessonOf = ({ is, text, worth, category, type, score, weight }: LessonRow): DecisionLesson =>
  is === "category"
    ? { is, text, category }
    : {
        is,
        text,
        worth,
        ...(type !== null && { type }),
        ...(score !== null && { score }),
        weight: Number(weight)
      }
