/** Atoms over HTTP. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CommandBus, type Receipt, type Request } from "../../../../commands/commandBus.ts"
import { linkAtom, reviseAtom } from "../../../../commands/knowledge/links.ts"
import type { Command } from "../../../../domain/atom.ts"
import { subjectOf } from "../../../../streams/subjects.ts"
import { Api } from "../../api/api.ts"
import type { NotDecided } from "../../problems/problemOf.ts"
import { type CommandHeaders, decideAs, keyOf } from "../commands.ts"
import { byNumber, know, there } from "./finding.ts"

/** An id goes to the log as it is, which knows more than the tables. */
const idOf = (id: string) => {
  const by = byNumber(id)
  return "id" in by
    ? Effect.succeed(by.id)
    : know("atoms.get", undefined, (knowledge, audiences) => knowledge.atom(audiences, by)).pipe(
        Effect.flatMap(({ found }) => there(found, "atom")),
        Effect.map((row): string => row.id)
      )
}

interface Asked {
  readonly params: { readonly id: string }
  readonly headers: CommandHeaders
}
const decide = Effect.fnUntraced(function* <R>(
  { params, headers }: Asked,
  decided: (request: Request, id: string) => Effect.Effect<Receipt, NotDecided, R>
) {
  const id = yield* idOf(params.id)
  return yield* decideAs(keyOf(headers), (request) => decided(request, id))
})
const act = (asked: Asked, command: (request: Request) => Command) =>
  decide(asked, (request, id) =>
    Effect.flatMap(CommandBus, (bus) =>
      bus.send(request, { subject: subjectOf("atom", id), command: command(request) })
    )
  )

export const atoms = HttpApiBuilder.group(Api, "atoms", (handlers) =>
  handlers.handleAll({
    list: ({ query: { after, limit = 50, cursor, ...filter } }) =>
      know("atoms.list", after, (knowledge, audiences) => knowledge.atoms(audiences, filter, limit, cursor)).pipe(
        Effect.map(({ found, seq }) => ({ ...found, seq }))
      ),
    get: Effect.fnUntraced(function* ({ params, query }) {
      const { found, seq } = yield* know("atoms.get", query.after, (knowledge, audiences) =>
        Effect.gen(function* () {
          const atom = yield* knowledge.atom(audiences, byNumber(params.id))
          if (atom === null) return null
          return { atom, quotes: (yield* knowledge.quotesOf(audiences, atom.proposals)).map(({ quote }) => quote) }
        })
      )
      return { ...(yield* there(found, "atom")), seq }
    }),
    revise: (asked) =>
      decide(asked, (request, id) =>
        reviseAtom(request, id, { _tag: "ReviseAtom", wordsOf: request.actor, ...asked.payload })
      ),
    tag: (asked) => act(asked, ({ actor }) => ({ _tag: "TagAtom", wordsOf: actor, tags: asked.payload.tags })),
    link: (asked) => decide(asked, (request, id) => linkAtom(request, id, { _tag: "LinkAtom", ...asked.payload })),
    unlink: (asked) => act(asked, () => ({ _tag: "UnlinkAtom", ...asked.payload })),
    archive: (asked) => act(asked, () => ({ _tag: "ArchiveAtom" })),
    restore: (asked) => act(asked, () => ({ _tag: "RestoreAtom", content: null }))
  })
)
