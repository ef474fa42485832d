/**
 * A load with faults: in many chats people ask for tasks, talk, press, edit and delete, while calls fail, Telegram delivers again,
 * groups become supergroups or remove the bot, and processes of the bot are killed. The test moves the clock.
 */
import { seededRandom } from "../../support/seededRandom.ts"
import type { PlayedScene } from "../kit/noticeScene.ts"
import type { ApiChat } from "../server/serverState.ts"
import { makeBystander } from "./bystander.ts"
import { makeCrowd } from "./crowd.ts"
import { scatterFaults } from "./scatterFaults.ts"

export interface LoadSize {
  readonly people: number
  readonly groups: number
  readonly updates: number
  /** Kills of the process that runs the bot. */
  readonly kills: number
  readonly seed: number
}

/** Updates within two seconds of the clock. */
const batch = 25
const migrations = 2
const removals = 3
/** Batches after which a removed bot is added again. */
const awayFor = 3

/** The batches of `times` events, at equal distances. */
const spread = (times: number, batches: number) =>
  new Set(Array.from({ length: times }, (_, n) => Math.floor(((n + 1) * batches) / (times + 1))))

/** Plays the load. At the end all faults are over, and the bot is in every chat. */
export const playLoad = async (on: PlayedScene, { people, groups, updates, kills, seed }: LoadSize) => {
  const { api, team, join, pass, passFor } = on
  const random = seededRandom(seed)
  const crowd = makeCrowd(on, random, {
    people: await Promise.all(Array.from({ length: people }, (_, n) => join(`Person ${n}`))),
    groups: Array.from({ length: groups }, (_, n) =>
      n % 5 === 0 ? api.group(`Group ${n}`) : api.supergroup(`Group ${n}`)
    )
  })
  const bystander = await makeBystander(on)
  let bot = await team.start()
  await pass(() => [...crowd.people, bystander].every(({ chat }) => api.cards(chat).length > 0))
  breakOneChat(api, crowd.groups)

  const batches = Math.ceil(updates / batch)
  const [endings, moves, exits] = [spread(kills, batches), spread(migrations, batches), spread(removals, batches)]
  let ended = 0
  const away: Array<{ readonly chat: ApiChat; readonly until: number }> = []
  for (let n = 0; n < batches; n++) {
    // After every other kill no poll fails, so that the person beside the load can speak.
    const isPollFaulted = scatterFaults(api, random, { chat: bystander.chat.id, polls: ended % 2 === 0 })
    bystander.act(isPollFaulted || endings.has(n))
    for (let i = 0; i < batch; i++) crowd.act()
    if (moves.has(n)) crowd.migrate()
    if (exits.has(n)) away.push({ chat: crowd.removeBot(), until: n + awayFor })
    for (const { chat, until } of away) if (until === n) crowd.addBot(chat)
    if (endings.has(n)) {
      // Every other time a second process is on standby already.
      const standby = ended++ % 2 === 0 ? null : await team.start()
      await bot.kill()
      bot = standby ?? (await team.start())
    }
    await passFor(2, 1)
  }
  for (const { chat, until } of away) if (until >= batches) crowd.addBot(chat)
  api.clearFaults()
  return { crowd, bystander }
}

/** Every call to one supergroup fails until the faults are over. */
const breakOneChat = (api: PlayedScene["api"], groups: ReadonlyArray<ApiChat>) => {
  const broken = groups.find(({ type }) => type === "supergroup")
  if (broken === undefined) throw new Error("no supergroup to break")
  for (const method of ["sendMessage", "editMessageText", "setMessageReaction"])
    api.fault(method, { is: "bad-gateway" }, { times: Number.POSITIVE_INFINITY, chat: broken.id })
}
