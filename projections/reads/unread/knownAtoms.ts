/** Reads atoms as the context of a question to a model. */
import { Effect } from "effect"
import { schemas } from "../../runner/tables/tables.ts"
import type { Tables } from "../pages.ts"
import type { KnownAtomRow, UnreadQuestions } from "./questions.ts"

export const knownAtoms = (tables: Tables): Pick<UnreadQuestions, "knownAtoms"> => ({
  knownAtoms: (audiences, ids) =>
    tables
      .query<KnownAtomRow>(
        (sql) => sql`
        select atom.id, type, text, "createdAt" as at, life as status
        from unnest(${ids}::text[]) with ordinality as asked(id, place)
        join ${sql(schemas.live)}.atoms atom on atom.id = asked.id
        where audience = any(${audiences}) and status = 'standing' order by place`
      )
      .pipe(Effect.map((rows) => [...rows]))
})
