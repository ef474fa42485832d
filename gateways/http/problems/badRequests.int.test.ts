/** The answers to invalid requests, through the real routes. */
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { proposeAtom, proposeTopic, sceneTopicDraft } from "../../../commands/kit/scene.ts"
import { restScene } from "../../../tests/support/restScene.ts"
import { ada, bo, eve } from "../../../domain/kit/people.ts"

const scene = restScene()
const asAda = scene.as(ada)
const asBo = scene.as(bo)
beforeAll(async () => {
  await scene.begin()
  const { seq } = await scene.run(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      for (const id of ["topic001", "topic002", "topic003"]) yield* proposeTopic(bus, id)
      return yield* proposeAtom(bus, "atom0001", "topic001")
    })
  )
  await asAda("GET", `/proposals?after=${seq}`)
})
afterAll(scene.end)

const problemIn = async (answer: Response): Promise<Record<string, unknown>> => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json")
  const problem: Record<string, unknown> = JSON.parse(await answer.text())
  expect(problem["status"]).toBe(answer.status)
  return problem
}

describe("a body of another type than JSON", () => {
  const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "title=x" }

  test.each(["/tasks", "/tasks/T-1/retitle", "/proposals/topic001/approve", "/knowledge/extract", "/providers"])(
    "is refused on %s, with what to send",
    async (path) =>
      expect(await problemIn(await scene.request(eve, path, form))).toMatchObject({
        status: 415,
        type: "/problems/unsupported-media-type",
        detail: "Send the body as JSON, with `content-type: application/json`."
      })
  )

  test("is refused at sign-in", async () =>
    expect(await problemIn(await scene.request(null, "/session", form))).toMatchObject({ status: 415 }))

  test("is answered with 401 when the caller has not signed in", async () =>
    expect((await scene.request(null, "/tasks", form)).status).toBe(401))

  test("is read when it is JSON in a known charset", async () => {
    const headers = { "content-type": "application/json; charset=utf-8" }
    const answer = await scene.request(ada, "/tasks", { method: "POST", headers, body: `{"title":"By hand"}` })
    expect(answer.status).toBe(201)
  })
})

test("a body that is not UTF-8 is refused, so that nothing is stored with letters lost", async () => {
  const body = Buffer.from('{"title":"Caf\u00e9"}', "latin1")
  const answer = await scene.request(ada, "/tasks", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body
  })
  expect(await problemIn(answer)).toMatchObject({ status: 400, detail: "The body is not UTF-8. Encode it as UTF-8." })
})

describe("a command without fields", () => {
  const send = (path: string, body: string) =>
    scene.request(ada, path, { method: "POST", headers: { "content-type": "application/json" }, body })

  test.each(["/tasks/T-1/complete", "/tasks/T-1/share", "/topics/K-1/archive", "/sample"])(
    "refuses fields: %s",
    async (path) => {
      expect(await problemIn(await send(path, `{"audience":"everyone"}`))).toMatchObject({
        status: 400,
        errors: [{ field: "audience", message: "is not a known field; remove it" }]
      })
      for (const body of ["[1]", "5", `"x"`]) expect((await send(path, body)).status).toBe(400)
    }
  )
})

describe("a path without that method", () => {
  test.each([
    { method: "DELETE", path: "/tasks", allow: "POST, GET, HEAD" },
    { method: "PUT", path: "/tasks/T-1", allow: "GET, HEAD" },
    { method: "GET", path: "/tasks/T-1/start", allow: "POST" },
    { method: "HEAD", path: "/tasks/T-1/start", allow: "POST" },
    { method: "OPTIONS", path: "/analysis/runs", allow: "POST, GET, HEAD" },
    { method: "DELETE", path: "/search?q=/tasks", allow: "GET, HEAD" },
    { method: "PATCH", path: "/session", allow: "POST, GET, HEAD, DELETE" },
    { method: "BREW", path: "/tasks", allow: "POST, GET, HEAD" },
    { method: "PROPFIND", path: "/tasks/T-1", allow: "GET, HEAD" }
  ])("$method $path: the answer lists the methods of the path", async ({ method, path, allow }) => {
    const answer = await scene.request(ada, path, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get("allow")).toBe(allow)
  })

  test("is answered with a problem document", async () =>
    expect(await problemIn(await scene.request(ada, "/tasks", { method: "DELETE" }))).toMatchObject({
      type: "/problems/method-not-allowed",
      detail: "It supports POST, GET, HEAD. The routes are listed at /openapi.json, and to read at /docs."
    }))

  test.each(["/nowhere", "/tasks/T-1/start/now", "/tasks/T-1/dance", "/", ""])(
    "differs from a path that does not exist: %s",
    async (path) => {
      for (const method of ["GET", "POST", "DELETE", "BREW"])
        expect(await problemIn(await scene.request(ada, path, { method }))).toMatchObject({
          status: 404,
          type: "/problems/not-found"
        })
    }
  )

  test("never is HEAD of a path with GET", async () => {
    const answer = await scene.request(ada, "/tasks", { method: "HEAD" })
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"])
  })
})

describe("a missing body", () => {
  test("counts as an empty object when all fields are optional", async () => {
    expect((await asAda("POST", "/proposals/topic001/approve")).status).toBe(200)
    expect((await asAda("POST", "/proposals/topic002/reject")).status).toBe(200)
    expect((await asAda("POST", "/knowledge/extract")).status).toBe(201)
    expect((await asAda("POST", "/messages/message1/task")).status).toBe(201)
  })

  test("is the same command as an empty object", async () => {
    const first = await asAda("POST", "/proposals/topic003/reject", undefined, "k1")
    expect(await asAda("POST", "/proposals/topic003/reject", {}, "k1")).toEqual(first)
  })

  test("is refused with the name of each required field", async () => {
    expect((await asAda("POST", "/tasks")).body).toMatchObject({
      status: 400,
      errors: [{ field: "title", message: "is missing" }]
    })
    expect((await asAda("POST", "/proposals/atom0001/amend")).body["detail"]).toBe("draft: is missing")
  })

  test.each(["{", "null", "[]", `"text"`])("differs from a body that is not an object: %s", async (body) => {
    const headers = { "content-type": "application/json" }
    const answer = await problemIn(
      await scene.request(ada, "/proposals/atom0001/approve", { method: "POST", headers, body })
    )
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ field: "body", message: body === "{" ? "must be valid JSON" : "must be a JSON object" }]
    })
  })

  test("is described as optional", async () => {
    const answer = await scene.request(null, "/../openapi.json", { method: "GET" })
    const { paths }: { readonly paths: Described } = JSON.parse(await answer.text())
    const requiredOf = (path: string) => paths[path]?.["post"]?.requestBody?.required
    expect(requiredOf("/api/proposals/{id}/approve")).toBe(false)
    expect(requiredOf("/api/knowledge/extract")).toBe(false)
    expect(requiredOf("/api/proposals/{id}/amend")).toBe(true)
    expect(requiredOf("/api/tasks")).toBe(true)
    expect(Object.keys(paths["/api/tasks"]?.["post"]?.responses ?? {})).toContain("415")
    expect(Object.keys(paths["/api/tasks"]?.["get"]?.responses ?? {})).not.toContain("415")
  })
})
interface Described {
  readonly [path: string]: {
    readonly [method: string]: {
      readonly requestBody?: { readonly required: boolean }
      readonly responses: Readonly<Record<string, unknown>>
    }
  }
}

describe("a draft", () => {
  test("may be sent back as it was read, with one field edited", async () => {
    const { body } = await asBo("GET", "/proposals/atom0001")
    const { draft, revision } = proposalIn(body["proposal"])
    const amended = await asBo("POST", "/proposals/atom0001/amend", {
      revision,
      draft: { ...draft, text: "Bo's words" }
    })
    expect(amended.status).toBe(200)
    const after = await asBo("GET", `/proposals/atom0001?after=${amended.body.seq}`)
    expect(proposalIn(after.body["proposal"])).toMatchObject({
      revision: 2,
      draft: { ...draft, text: "Bo's words", wordsOf: bo }
    })
  })

  test("keeps its author when it is sent back unchanged", async () => {
    const { draft } = proposalIn((await asAda("GET", "/proposals/atom0001")).body["proposal"])
    const { body } = await asAda("POST", "/proposals/atom0001/amend", { draft: { ...draft, wordsOf: ada } })
    const after = await asAda("GET", `/proposals/atom0001?after=${body.seq}`)
    expect(proposalIn(after.body["proposal"])).toMatchObject({ revision: 2, draft: { wordsOf: bo } })
  })

  test("of an unknown kind is refused with the known kinds, and none of its text is repeated", async () => {
    for (const draft of [{ kind: "poem", text: "my secret" }, { text: "my secret" }, "my secret"]) {
      const { body } = await asAda("POST", "/proposals/atom0001/approve", { draft })
      expect(body).toMatchObject({
        status: 400,
        errors: [{ field: "draft", message: "must be an object whose kind is one of topic, atom, task" }]
      })
      expect(JSON.stringify(body)).not.toContain("secret")
    }
  })

  test("of a known kind is checked against that kind only", async () => {
    const { summary: _, ...rest } = sceneTopicDraft
    const draft = { ...rest, name: 7, titel: "x" }
    expect((await asAda("POST", "/proposals/atom0001/approve", { draft })).body["errors"]).toEqual([
      { field: "draft.titel", message: "is not a known field; remove it", rule: "unknown-field" },
      { field: "draft.name", message: "must be a string", rule: "wrong-kind" },
      { field: "draft.summary", message: "is missing", rule: "missing" }
    ])
  })
})

// The shape of the contract. Any other shape fails the test.
const proposalIn = (body: unknown) => body as { readonly draft: Record<string, unknown>; readonly revision: number }

describe("a caller without the role", () => {
  const settings = { adapter: "builtin", label: "Rules", model: "rules-v1", embedModel: "ngrams" }

  test("reads in the answer which role may", async () => {
    expect((await asAda("POST", "/providers", settings)).body).toMatchObject({
      status: 403,
      detail: "ConfigureProvider is not allowed for the role member: an admin may send it."
    })
    const { body } = await scene.as(eve)("POST", "/providers", settings)
    expect((await asAda("POST", `/providers/${body.id}/test`)).body["detail"]).toBe(
      "CheckProvider is not allowed for the role member: an admin may send it."
    )
  })
})

test("a rejected proposal keeps its reason, and another reason is refused", async () => {
  expect((await asAda("POST", "/proposals/topic002/reject", {})).status).toBe(200)
  expect((await asAda("POST", "/proposals/topic002/reject", { reason: "late" })).body).toMatchObject({
    status: 409,
    reason: "already-rejected"
  })
})

test.each(["source", "kind", "provider", "model", "prompt"])(
  "a figure whose %s has a NUL is refused, before the tables are asked",
  async (field) => {
    const answer = await scene.request(ada, `/metrics/team/items?of=decided&${field}=%00`, { method: "GET" })
    expect(await problemIn(answer)).toMatchObject({ status: 400 })
  }
)
