/** The route for the history of a topic or a statement, page by page: a much revised one has many events. */
import { Effect } from "effect"
import type { ReadRule } from "../../../../../commands/rules/authorisation.ts"
import type { DatabaseUnavailable } from "../../../../../projections/database/database.ts"
import type { Audience } from "../../../../../domain/values.ts"
import { subjectOf } from "../../../../../streams/commit/subjects.ts"
import { ActivityRow, Page } from "../../../../contract.ts"
import { type By, byOf } from "../../../api/place.ts"
import { type Access, found, pageRows, read } from "../../../api/readOperations.ts"
import { pageQuery } from "../../../api/requestFields.ts"
import type { ResourcePlace } from "../../../api/commandOperations.ts"

interface Item {
  readonly id: string
  readonly audience: Audience
}

/** `find` must read within the caller's audiences: a caller who may not see the item gets no event of it. */
export const historyOf = (
  { kind, params }: Pick<ResourcePlace<never, never>, "kind" | "params">,
  rule: ReadRule,
  path: `/${string}`,
  find: (access: Access, by: By) => Effect.Effect<Item | null, DatabaseUnavailable>
) =>
  read(
    rule,
    path,
    {
      params,
      query: pageQuery,
      success: Page(ActivityRow),
      description: "The newest events, oldest first. Pass `next` as `cursor` for the events before them."
    },
    Effect.fnUntraced(function* ({ params, query: { limit = pageRows, cursor } }, access) {
      const { id, audience } = yield* found(yield* find(access, byOf(params.id)), kind)
      const page = yield* access.reads.history({ subject: subjectOf(kind, id), audience }, limit, cursor)
      return { ...page, seq: yield* access.reads.seq }
    })
  )
