/** Groups that wait for an owner, as in the product: an owner and a member who use the bot, and the questions to the owner. */
import type { TestBotApi } from "../server/botApi.ts"
import type { ApiChat, SentMessage } from "../server/serverState.ts"
import { only, type TeamScene, withTeam } from "../kit/scene.ts"

type Person = ReturnType<TestBotApi["person"]>

export interface GroupScene extends TeamScene {
  /** An owner, with a private chat with the bot. */
  readonly ann: Person
  /** A member, without one. */
  readonly bo: Person
  /** A group without the bot. */
  readonly group: ApiChat
}

export interface WaitingGroupScene extends GroupScene {
  /** The question to the owner. */
  readonly question: SentMessage
  /** The press on its button Approve, as an old client may repeat it. */
  readonly approve: { readonly data: string }
}

/** Runs a test in which the bot runs and the owner has written to it. */
export const withGroups = (play: (on: GroupScene) => Promise<void>) =>
  withTeam(
    async (scene) => {
      const { api, team } = scene
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "owner")
      await team.admit(bo.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "/start")
      await api.until(() => api.cards(ann.chat).length === 1)
      await play({ ...scene, ann, bo, group: api.supergroup("Design") })
    },
    {},
    { groupsWait: true }
  )

/** The member has added the bot to the group, and the owner is asked. */
export const withWaitingGroup = (play: (on: WaitingGroupScene) => Promise<void>) =>
  withGroups(async (scene) => {
    const { api, ann, bo, group } = scene
    api.add(group, bo.user)
    const question = await questionIn(scene, ann.chat)
    await play({ ...scene, question, approve: { data: question.buttons[0]?.[0]?.callback_data ?? "" } })
  })

export const questionsIn = ({ api }: TeamScene, chat: ApiChat) =>
  api.cards(chat).filter(({ text }) => text.includes("Design"))

/** Waits for the only question of a private chat. */
export const questionIn = async (scene: TeamScene, chat: ApiChat) => {
  await scene.api.until(() => questionsIn(scene, chat).some(({ buttons }) => buttons.length > 0))
  return only(questionsIn(scene, chat))
}

export const eventCount = ({ team }: TeamScene, tag: string) => team.events().filter((each) => each === tag).length
