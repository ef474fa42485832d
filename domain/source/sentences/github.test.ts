/** GitHub's published payloads become readable sentences. */
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { githubExamples } from "../../../tests/support/webhooks/githubExamples.ts"
import { messageTextOf } from "../sayWebhook.ts"
import { sayGithub } from "./github.ts"
import type { WebhookWords } from "./worded.ts"

const examples = githubExamples()
const saidOf = (event: string, payload: unknown): WebhookWords | null => {
  const saying = sayGithub(event, payload)
  if (Result.isFailure(saying)) throw new Error(`${event} lacks ${saying.failure.missing}`)
  return saying.success
}
const titlesOf = (event: string, action?: string) =>
  examples
    .filter((each) => each.event === event && (action === undefined || each.payload["action"] === action))
    .map(({ payload }) => saidOf(event, payload)?.title ?? null)

describe("every published payload", () => {
  test("is read: about sixty events, with many actions", () => {
    expect(examples.length).toBeGreaterThan(250)
    expect(new Set(examples.map(({ event }) => event)).size).toBeGreaterThan(50)
  })

  test.each(examples.map(({ event, payload }, index) => [event, String(payload["action"] ?? ""), index] as const))(
    "%s %s (%i) is a plain sentence, or says nothing",
    (event, _, index) => {
      const said = saidOf(event, examples[index]?.payload)
      if (said === null) return
      expect(said.title).toMatch(/^\p{L}.{8,}$/u)
      expect(said.title).not.toMatch(/undefined|null|\[object|\?/)
      expect(said.link ?? "https://github.com/").toMatch(/^https:\/\/(gist\.)?github\.com\//)
      expect(messageTextOf(said)).toContain(said.title)
    }
  )

  test("of a ping says nothing", () => expect(new Set(titlesOf("ping"))).toEqual(new Set([null])))
})

describe("the sentence", () => {
  test("of a push counts the commits and names the branch", () => {
    expect(titlesOf("push")).toContain("Codertocat pushed 1 commit to the branch master in Codertocat/Hello-World")
    expect(titlesOf("push")).toContain("Codertocat created the tag simple-tag in Codertocat/Hello-World")
    expect(titlesOf("push").some((title) => title?.includes(" deleted the "))).toBe(true)
  })
  test("of a push lists the first lines of five commits", () => {
    const commits = Array.from({ length: 7 }, (_, i) => ({ message: `Mend pier ${i}\n\nBecause of the tide` }))
    const body = { ref: "refs/heads/main", commits, sender: { login: "ada" }, repository: { full_name: "a/b" } }
    expect(saidOf("push", body)?.text).toBe(
      "- Mend pier 0\n- Mend pier 1\n- Mend pier 2\n- Mend pier 3\n- Mend pier 4\nand 2 more"
    )
  })
  test("of a pull request says what was done", () => {
    expect(titlesOf("pull_request", "opened")[0]).toBe(
      "Codertocat opened pull request #2 in Codertocat/Hello-World: Update the README with new information."
    )
    expect(titlesOf("pull_request", "review_requested")[0]).toMatch(/ changed pull request .* \(review requested\)$/)
    const merged = {
      action: "closed",
      pull_request: { number: 3, title: "Mend", merged: true },
      sender: { login: "ada" }
    }
    expect(saidOf("pull_request", merged)?.title).toBe("ada merged pull request #3 in GitHub: Mend")
  })
  test("of an issue and of a comment has its words and its link", () => {
    const opened = examples.find(({ event, payload }) => event === "issues" && payload["action"] === "opened")
    expect(saidOf("issues", opened?.payload)?.title).toMatch(/^Codertocat opened issue #1 in Codertocat\/Hello-World: /)
    const comment = examples.find(({ event }) => event === "issue_comment")
    expect(saidOf("issue_comment", comment?.payload)).toMatchObject({
      title: "Codertocat commented on issue #1 in Codertocat/Hello-World: Spelling error in the README file",
      text: "You are totally right! I'll get this fixed right away.",
      link: "https://github.com/Codertocat/Hello-World/issues/1#issuecomment-492700400"
    })
  })
  test("of a release names the tag", () =>
    expect(titlesOf("release", "published")).toContain("Codertocat published release 0.0.1 in Codertocat/Hello-World"))
  test("of a check is only said when it failed", () => {
    const run = (conclusion: string | null) => ({
      action: "completed",
      check_run: {
        name: "lint",
        conclusion,
        html_url: "https://github.com/a/b/runs/1",
        check_suite: { head_branch: "main" }
      },
      repository: { full_name: "a/b" }
    })
    expect(saidOf("check_run", run("failure"))).toEqual({
      title: "Check lint failed on main in a/b",
      text: "",
      link: "https://github.com/a/b/runs/1"
    })
    for (const conclusion of ["success", "neutral", "skipped", null])
      expect(saidOf("check_run", run(conclusion))).toBe(null)
    const workflow = {
      workflow_run: { name: "CI", conclusion: "timed_out", head_branch: "main" },
      repository: { full_name: "a/b" }
    }
    expect(saidOf("workflow_run", workflow)?.title).toBe("Workflow CI timed out on main in a/b")
  })
  test("of an unknown event is plain", () =>
    expect(titlesOf("star", "created")).toContain(
      "GitHub sent star (created) about Codertocat/Hello-World, by Codertocat"
    ))
})

test("a body that says nothing under its own event says nothing under any other header", () => {
  const quiet = examples.filter(({ event, payload }) => saidOf(event, payload) === null)
  expect(new Set(quiet.map(({ event }) => event)).size).toBeGreaterThan(3)
  for (const { event, payload } of quiet)
    for (const header of ["star", "push", "issues", ""])
      expect([event, header, sayGithub(header, payload)]).toEqual([event, header, Result.succeed(null)])
})

test("a webhook without the header of its event, and a status without a context, are plain sentences", () => {
  const body = { sender: { login: "ada" }, repository: { full_name: "a/b" } }
  expect(saidOf("", body)?.title).toBe("GitHub sent a webhook about a/b, by ada")
  expect(saidOf("status", { ...body, state: "failure" })?.title).toBe("Status failed in a/b")
})

describe("a payload that lacks its thing", () => {
  test.each([
    ["push", "ref"],
    ["issues", "issue.title"],
    ["issue_comment", "issue.title"],
    ["pull_request", "pull_request.title"],
    ["release", "release.tag_name"],
    ["check_run", "check_run"]
  ])("%s fails with the path %s", (event, path) => expect(sayGithub(event, {})).toEqual(Result.fail({ missing: path })))
  test("with names of JavaScript's own is an unknown event", () => {
    for (const event of ["constructor", "__proto__", "toString"])
      expect(saidOf(event, { sender: { login: "ada" } })?.title).toContain("GitHub sent")
  })
})
