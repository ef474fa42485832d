/**
 * Webhooks of GitLab, with the fields that its documentation lists.
 *
 * Source: https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
import { Result } from "effect"
import { expect, test } from "vitest"
import { sayGitlab } from "./gitlab.ts"

const project = { path_with_namespace: "harbour/pier", web_url: "https://gitlab.example.org/harbour/pier" }
const user = { name: "Ada", username: "ada" }
const url = "https://gitlab.example.org/harbour/pier/-/issues/23"
const zeros = "0".repeat(40)

test.each(["abc", "1e3", -1, 1e300, {}])("a push with %j commits in total counts those that it lists", (total) =>
  expect(
    sayGitlab("", { object_kind: "push", ref: "refs/heads/a", total_commits_count: total, commits: [{ title: "b" }] })
  ).toMatchObject({ success: { title: "Someone pushed 1 commit to the branch a in GitLab", text: "- b" } })
)

test.each([
  [
    "a push",
    {
      object_kind: "push",
      ref: "refs/heads/main",
      after: "da15",
      user_name: "Ada",
      project,
      total_commits_count: 3,
      commits: [
        { title: "Mend the pier", url: `${project.web_url}/-/commit/1` },
        { title: "Paint it", url: `${project.web_url}/-/commit/2` }
      ]
    },
    "Ada pushed 3 commits to the branch main in harbour/pier",
    "- Mend the pier\n- Paint it\nand 1 more",
    `${project.web_url}/-/commit/2`
  ],
  [
    "a branch that was deleted",
    { object_kind: "push", ref: "refs/heads/old", after: zeros, user_name: "Ada", project, commits: [] },
    "Ada deleted the branch old in harbour/pier",
    "",
    project.web_url
  ],
  [
    "a tag",
    {
      object_kind: "tag_push",
      ref: "refs/tags/v1.0.0",
      after: "82b3",
      user_name: "Ada",
      project,
      total_commits_count: 0
    },
    "Ada created the tag v1.0.0 in harbour/pier",
    "",
    project.web_url
  ],
  [
    "a merge request",
    { object_kind: "merge_request", user, project, object_attributes: { iid: 1, title: "Mend", action: "merge", url } },
    "Ada merged merge request !1 in harbour/pier: Mend",
    "",
    url
  ],
  [
    "an issue",
    {
      object_kind: "issue",
      user,
      project,
      object_attributes: { iid: 23, title: "It creaks", action: "open", url, description: "At low tide" }
    },
    "Ada opened issue #23 in harbour/pier: It creaks",
    "At low tide",
    url
  ],
  [
    "an action without a word of its own",
    { object_kind: "issue", user, project, object_attributes: { iid: 23, title: "It creaks", action: "update", url } },
    "Ada changed issue #23 in harbour/pier: It creaks (update)",
    "",
    url
  ],
  [
    "a note on a commit",
    {
      object_kind: "note",
      user,
      project,
      object_attributes: { note: "Well done", noteable_type: "Commit", url },
      commit: { id: "cfe32cf61b73a0d5e9f13e774abde7ff789b1660", title: "Add submodule" }
    },
    "Ada commented on commit cfe32cf61b73 in harbour/pier: Add submodule",
    "Well done",
    url
  ],
  [
    "a pipeline that failed",
    {
      object_kind: "pipeline",
      user,
      project,
      object_attributes: { id: 31, ref: "main", status: "failed", url },
      commit: { title: "Mend the pier" }
    },
    "Pipeline #31 failed on main in harbour/pier",
    "Mend the pier",
    url
  ],
  [
    "a job that failed",
    {
      object_kind: "build",
      ref: "main",
      build_name: "test",
      build_status: "failed",
      build_failure_reason: "script_failure",
      project
    },
    "Job test failed on main in harbour/pier",
    "script_failure",
    project.web_url
  ],
  [
    "an unknown kind",
    { object_kind: "wiki_page", user, project, object_attributes: { url } },
    "GitLab sent wiki page about harbour/pier, by Ada",
    "",
    url
  ]
])("%s is a sentence with its link", (_, body, title, text, link) =>
  expect(sayGitlab("", body)).toEqual(Result.succeed({ title, text, link }))
)

test("a pipeline or a job that has not failed says nothing", () => {
  for (const status of ["success", "running", "canceled"]) {
    expect(sayGitlab("", { object_kind: "pipeline", object_attributes: { status } })).toEqual(Result.succeed(null))
    expect(sayGitlab("", { object_kind: "build", build_status: status })).toEqual(Result.succeed(null))
  }
})
test.each([
  [{}, "object_kind"],
  [{ object_kind: "push" }, "ref"],
  [{ object_kind: "issue" }, "object_attributes.title"],
  [{ object_kind: "note" }, "object_attributes.note"],
  [{ object_kind: "pipeline" }, "object_attributes.status"]
])("%j fails with the path %s", (body, path) => expect(sayGitlab("", body)).toEqual(Result.fail({ missing: path })))
