/** The team, its group and its cards, as each part of the day uses them. */
import { TaskId } from "../../../domain/ids.ts"
import type { PlayedScene } from "../kit/noticeScene.ts"
import type { SentMessage } from "../server/serverState.ts"

export type Team5 = Awaited<ReturnType<typeof openDay>>

/** Four people and the bot. The fifth person comes later. */
export const openDay = async (on: PlayedScene) => {
  const { api, team, join, pass, passFor, prefer } = on
  const [ann, bo, cy, di] = [await join("Ann"), await join("Bo"), await join("Cy"), await join("Di")]
  await team.admit(ann.user, "admin")
  const group = api.supergroup("Team")
  await team.start()
  await pass(() => [ann, bo, cy, di].every(({ chat }) => api.cards(chat).length === 1))
  for (const person of [ann, bo, cy, di]) await prefer(person, "en", "Europe/Kyiv")
  api.send(group, ann.user, "/on")
  await pass(() => team.events().includes("ConsentGiven"))
  for (const { user } of [bo, cy, di]) api.send(group, user, "Good morning!")
  await passFor(5)

  const found = (title: string): SentMessage | undefined =>
    [group, ...[ann, bo, cy, di].map(({ chat }) => chat)]
      .flatMap((chat) => api.cards(chat))
      .find(({ text }) => text.split("\n")[0]?.endsWith(`· ${title}`))
  const card = (title: string): SentMessage => {
    const one = found(title)
    if (one === undefined) throw new Error(`no card of ${title}`)
    return one
  }
  return {
    ann,
    bo,
    cy,
    di,
    group,
    card,
    /** Asks for a task, and waits for its card. */
    asked: async (title: string, ask: () => unknown) => {
      ask()
      await pass(() => found(title) !== undefined)
    },
    /** Suggests the labels of a task, as a model does. */
    classify: async (title: string, category: "bug" | "chore") => {
      const task = team.commits.find(({ events }) =>
        events.some((each) => each._tag === "TaskCreated" && each.title === title)
      )
      if (task === undefined) throw new Error(`no task ${title}`)
      await team.classify(TaskId.make(task.subject.slice("evt.task.".length)), { category, priority: "medium" })
      await pass(() => card(title).text.includes(category))
    }
  }
}
