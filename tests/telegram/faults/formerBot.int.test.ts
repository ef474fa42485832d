/** Updates that a bot has received wait in the inbox while another bot replaces it. Both bots number private chats from 1. */
import { expect, test } from "vitest"
import { only } from "../kit/scene.ts"
import { withTwoBots } from "./kit/twoBots.ts"

test(
  "the updates of a replaced bot become tasks and comments, and are not taken for messages of the present bot",
  withTwoBots(async ({ first, second, team, connect }) => {
    const [ann, later] = [first.person("Ann"), second.person("Ann")]
    await team.admit(ann.user, "member")
    await connect(first, null)
    await team.start()
    first.send(ann.chat, ann.user, "Fix the login")
    await first.until(() => first.cards(ann.chat).length === 1)
    const login = only(first.cards(ann.chat))

    // The number of this card stays unknown, so the answer to it waits, and the messages after it wait as well.
    first.fault("sendMessage", { is: "dropped" })
    first.fault("editMessageText", { is: "bad-gateway" }, { times: 1000 })
    first.send(ann.chat, ann.user, "Order cake")
    await first.until(() => first.cards(ann.chat).length === 2)
    first.send(ann.chat, ann.user, "Paint the door", { replyTo: first.cards(ann.chat)[1]?.id ?? 0 })
    first.send(ann.chat, ann.user, "Water the plants")
    first.send(ann.chat, ann.user, "In Safari too", { replyTo: login.id })
    await first.until(() => first.pending().length === 0)
    await team.kill()

    await connect(second, 4242)
    await team.start()
    const fresh = Array.from({ length: 8 }, (_, n) => `Call guest ${n + 1}`)
    for (const title of fresh) second.send(later.chat, later.user, title)
    await second.until(() => second.pending().length === 0)
    await team.until(
      () =>
        team.events().includes("TaskCommented") && team.events().filter((tag) => tag === "TaskCreated").length === 12
    )
    const created = team.commits
      .flatMap(({ events }) => events)
      .flatMap((event) => (event._tag === "TaskCreated" ? [event.title] : []))
    expect(created.toSorted()).toEqual(
      ["Fix the login", "Order cake", "Paint the door", "Water the plants", ...fresh].toSorted()
    )
    const comment = only(team.commits.filter(({ events }) => events.some(({ _tag }) => _tag === "TaskCommented")))
    expect(comment.subject).toBe(`evt.task.${team.tasks()[0]}`)
    // The present bot has no message to reply to, so it sends the card alone.
    await second.until(() => second.cards(later.chat).some(({ text }) => text.includes("Water the plants")))
    const plants = only(second.cards(later.chat).filter(({ text }) => text.includes("Water the plants")))
    expect(plants.replyTo).toBe(null)
    expect(second.calls.filter(({ answer }) => answer?.includes("to react not found") === true)).toEqual([])
  }),
  60_000
)
