/** What people decided so far, as the machine may learn from it. It is of the whole installation, and for no reader. */
import { Context, Effect, Layer } from "effect"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Band, Category, RejectReason } from "../../../domain/values.ts"
import type { DatabaseUnavailable } from "../../database/database.ts"
import type { Proposal } from "../../models/knowledge/proposals.ts"
import { wordsOf } from "../../models/knowledge/words.ts"
import { Projections } from "../../runner/served/projections.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { bandsOf } from "./isotonic.ts"
import { lessons } from "./lessons.ts"
import type { Asked } from "../pages.ts"

/** How a person decided about a proposal: an example of this team's own judgement. */
export interface DecidedPrecedent {
  readonly id: string
  /** What the machine proposed. */
  readonly text: string
  readonly verdict: "approved" | "edited" | "rejected"
  /** What the person made of it, when edited. */
  readonly became: string | null
  readonly reason: RejectReason | null
}

/** What one decision teaches the built-in learner. The same shape as the models' own `Lesson`, which this folder may not import. */
export type DecisionLesson =
  | { readonly is: "worth"; readonly text: string; readonly worth: boolean }
  | { readonly is: "category"; readonly text: string; readonly category: Category }

/** Older decisions were about another machine, or by another team. */
const mostDecisions = 5_000

export class Decisions extends Context.Service<
  Decisions,
  {
    /** From a model's own score, 0 to 1, to the band that this team's decisions give it; `new` while they are too few. */
    readonly calibration: (kind: DraftKind, provider: string) => Asked<(score: number) => Band>
    /** In the order asked; one that nobody has decided on, or that was merged, is left out. Bounded by the audiences. */
    readonly precedents: (
      audiences: ReadonlyArray<string>,
      proposals: ReadonlyArray<string>
    ) => Asked<ReadonlyArray<DecidedPrecedent>>
    /** The newest first. The very same array until something changed. */
    readonly lessons: Effect.Effect<ReadonlyArray<DecisionLesson>, DatabaseUnavailable>
  }
>()("tracker/projections/Decisions") {
  static readonly layer = Layer.effect(
    Decisions,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const { position } = yield* Projections
      // Asked for once a window, and changed by a person's decision: read again only then.
      const changed = (...names: ReadonlyArray<string>) =>
        [position.generation(), ...names.map(position.changedAt)].join(" ")
      const curves = new Map<string, { readonly key: string; readonly band: (score: number) => Band }>()
      let taught: { readonly key: string; readonly lessons: ReadonlyArray<DecisionLesson> } = { key: "", lessons: [] }

      return Decisions.of({
        calibration: Effect.fnUntraced(function* (kind, provider) {
          const key = changed("proposals")
          const known = curves.get(`${kind} ${provider}`)
          if (known?.key === key) return known.band
          const decided = yield* tables.query(
            (sql) => sql`
            select score, status <> 'rejected' as kept from ${sql(schemas.live)}.proposals
            where kind = ${kind} and model->>'provider' = ${provider} and (status in ('approved', 'merged')
              or (status = 'rejected' and coalesce(reason, '') not in ('late', 'duplicate')))
            order by "decidedAt" desc, id limit ${mostDecisions}::int`
          )
          const band = bandsOf(decided.map(({ score, kept }) => ({ score: Number(score), kept: kept === true })))
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
          const key = changed("proposals", "tasks")
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
    text: wordsOf(proposed ?? draft),
    verdict: isEdited ? "edited" : status,
    became: isEdited ? wordsOf(draft) : null,
    reason
  }
}

/** The statement selects the fields of both kinds of lessons. */
interface LessonRow {
  readonly is: DecisionLesson["is"]
  readonly text: string
  readonly worth: boolean
  readonly category: Category
}
const lessonOf = ({ is, text, worth, category }: LessonRow): DecisionLesson =>
  is === "worth" ? { is, text, worth } : { is, text, category }
