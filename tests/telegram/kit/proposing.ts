/** Proposes tasks as an analysis run does, from a message of a group. */
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { analyseActor, openRun, sceneModel, sceneTaskDraft } from "../../../commands/kit/scene.ts"
import { startRun } from "../../../commands/knowledge/runs.ts"
import { type ActorId, AtomId, MessageId, ProposalId, RunId } from "../../../domain/ids.ts"
import type { TaskDraft } from "../../../domain/knowledge/draft.ts"
import { Audience } from "../../../domain/values.ts"
import { chatKey } from "../../../gateways/telegram/api/chatKey.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import type { ApiChat, SentMessage } from "../server/serverState.ts"
import type { Team } from "./team.ts"

const run = "run00000"

/** Opens the run of a person. */
export const openProposals = (team: Team, by: ActorId) =>
  team.run(Effect.andThen(openRun("run", run, by), startRun({ actor: by, key: "start" }, run)))

export const chatAudienceOf = (team: Team, chat: ApiChat) =>
  team.run(Effect.map(NaturalKeys, ({ idFor }) => Audience.make(`chat:${idFor("telegram-chat", chatKey(chat.id))}`)))

/** Proposes a task with a quote of a message of the group. */
export const proposeFrom = async (
  team: Team,
  { group, quoted, author }: { readonly group: ApiChat; readonly quoted: SentMessage; readonly author: ActorId },
  n: number,
  draft: Partial<TaskDraft> = {}
) => {
  const id = ProposalId.make(`proposal${String(n).padStart(4, "0")}`)
  const audience = await chatAudienceOf(team, group)
  await team.run(
    Effect.gen(function* () {
      const { idFor } = yield* NaturalKeys
      const message = MessageId.make(idFor("telegram-message", chatKey(group.id), String(quoted.id)))
      const quote = { message, author, text: quoted.text, start: 0, end: quoted.text.length }
      yield* (yield* CommandBus).send(
        { actor: analyseActor, key: id },
        {
          subject: subjectOf("proposal", id),
          command: {
            _tag: "ProposeTask",
            draft: { ...sceneTaskDraft, wordsOf: author, title: `Proposal ${n}`, atoms: [], ...draft },
            evidence: [quote],
            audience,
            origin: { is: "run", id: RunId.make(run) },
            recommendation: { is: "new", target: null, cosine: null },
            band: "new",
            score: 0.5,
            model: sceneModel
          }
        },
        {
          subject: subjectOf("run", run),
          command: {
            _tag: "ReadBatch",
            attempt: 1,
            batch: `batch${id}`,
            atoms: [AtomId.make("atom0001")],
            proposals: [id],
            unlocated: 0,
            duplicates: 0,
            model: sceneModel
          }
        }
      )
    })
  )
  return id
}
