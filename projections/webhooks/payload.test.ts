/** The bodies of webhooks. */
import { describe, expect, test } from "vitest"
import { webhookTypeNames } from "../../domain/endpoint/webhookTypes.ts"
import { TaskId } from "../../domain/ids.ts"
import { ada } from "../../domain/kit/people.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import { samples } from "../../streams/golden/samples.ts"
import { commit } from "../kit/given.ts"
import { chatText } from "./chatText.ts"
import { payloadOf, webhookTypeOf } from "./payload.ts"

const created = { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier") } as const
const thing = { number: "T-12", title: "Mend the pier" }
const url = "https://tasks.example.org/tasks/task0001"
const at = commit(41, "task", "task0001", created)

describe("the body of an event", () => {
  test("has its type, its time, its thing and the changed fields", () =>
    expect(payloadOf("task.created", created, at, thing, url)).toMatchObject({
      type: "task.created",
      timestamp: at.at,
      data: {
        version: 1,
        position: 41,
        actor: ada,
        kind: "task",
        id: "task0001",
        number: "T-12",
        title: "Mend the pier",
        url,
        changes: { title: "Mend the pier", assignee: null, due: null, priority: null }
      }
    }))

  test("names no other item, whose readers may be others", () => {
    const others = JSON.stringify(payloadOf("task.created", samples.TaskCreated, at, null, null))
    expect(others).not.toContain("said0000")
    expect(webhookTypeOf({ _tag: "TaskLinked", relation: "blocks", to: TaskId.make("task0002") })).toBe(null)
  })

  test("exists for each type that an endpoint can choose", () =>
    expect(new Set(webhookTypeNames).size).toBeGreaterThan(30))

  test("is missing for imported messages and tasks, which are old", () => {
    expect(webhookTypeOf(samples.MessageReceived)).toBe(null)
    expect(webhookTypeOf({ ...created, source: "import" })).toBe(null)
    expect(webhookTypeOf(created)).toBe("task.created")
  })
})

describe("the text for a chat", () => {
  const completed = payloadOf(
    "task.completed",
    { _tag: "TaskCompleted" },
    at,
    { ...thing, title: "<!channel> a|b & c" },
    url
  )

  test("links the thing, and its words mention no one in Slack", () =>
    expect(chatText("slack", completed)).toEqual({
      text: `<${url}|T-12 &lt;!channel&gt; a|b &amp; c>: task completed`
    }))

  test("links the thing, and its words are no Markdown in Mattermost", () => {
    const said = payloadOf(
      "task.commented",
      { _tag: "TaskCommented", wordsOf: ada, comment: "comment1" as never, text: "@all [x](http://e)\nnow" },
      at,
      thing,
      url
    )
    expect(chatText("mattermost", said)).toEqual({
      text: `[T\\-12 Mend the pier](${url}): task commented: @\u200ball \\[x\\]\\(http://e\\) now`
    })
  })

  test("is bounded, and needs no link", () => {
    const long = payloadOf(
      "message.edited",
      { _tag: "MessageEdited", author: ada, text: "👍".repeat(400), editedAt: "2026-11-24T10:00:00Z" },
      at,
      null,
      null
    )
    expect([...chatText("slack", long).text].length).toBeLessThan(330)
    expect(chatText("slack", { ...completed, data: { ...completed.data, url: null } }).text).toContain("T-12")
  })
})
