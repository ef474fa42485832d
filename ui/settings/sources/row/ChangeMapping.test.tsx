/** The mapping of a sender is tested while it is typed, on a server that answers as the real one does. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { SourceId } from "../../../../domain/ids.ts"
import { personActor, PersonId } from "../../../../domain/ids.ts"
import { textAtPath } from "../../../../domain/source/mapping.ts"
import { team } from "../../../../domain/values.ts"
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { mappingOf, typedOf } from "../mapping/typedMapping.ts"
import { ChangeMapping } from "./ChangeMapping.tsx"

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const row: SourceRow = {
  id: SourceId.make("source0000"),
  isHidden: false,
  name: "Alerts",
  kind: "json",
  state: "active",
  path: "/hooks/in/source0000",
  makes: "task",
  audience: team,
  chat: null,
  thread: null,
  mapping: { title: "title", text: null, link: null, author: null },
  secret: 1,
  needsSecret: false,
  kept: 0,
  isNearlyFull: false,
  createdAt: "2026-11-26T10:00:00.000Z",
  createdBy: personActor(PersonId.make("person0000"))
}

interface Sent {
  readonly mapping: { readonly title: string }
  readonly sample: string
}
/** Answers a test of a mapping by its sample, and every change with a receipt. */
const serve = () => {
  const changes: Array<unknown> = []
  vi.stubGlobal("fetch", (path: string, { body }: { readonly body: string }) => {
    const sent: Sent = JSON.parse(body)
    if (path.endsWith("/try")) {
      const title = textAtPath(JSON.parse(sent.sample), sent.mapping.title)
      const errors = [{ field: "mapping.title", message: "has no text at this path in the sample", rule: "unfit" }]
      const problem = { type: "/problems/bad-request", title: "", status: 400, detail: "", errors }
      const answer = title === null ? problem : { title, text: "", link: null }
      return Promise.resolve(new Response(JSON.stringify(answer), { status: title === null ? 400 : 200 }))
    }
    changes.push(sent)
    return Promise.resolve(new Response(JSON.stringify({ id: row.id, seq: 1 }), { status: 200 }))
  })
  return changes
}
const type = (label: RegExp, text: string) => fireEvent.input(screen.getByLabelText(label), { target: { value: text } })
const save = () => screen.getByRole("button", { name: "Save the mapping" }) as HTMLButtonElement

test("a mapping is saved only once its sample has a title, and repeats the other fields of the sender", async () => {
  const changes = serve()
  const closed = vi.fn<() => void>()
  render(() => <ChangeMapping row={row} act={(run) => run().then(() => true)} onClose={closed} />)
  expect(save().disabled).toBe(true)
  type(/A request body of the sender/, '{"alert": {"name": "Disk is full"}}')
  expect(await screen.findByText("The sample cannot be mapped:")).toBeTruthy()
  expect(save().disabled).toBe(true)
  type(/Title/, "alert.name")
  expect(await screen.findByText("Disk is full")).toBeTruthy()
  expect(save().disabled).toBe(false)
  fireEvent.click(save())
  await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  expect(changes).toEqual([
    {
      name: "Alerts",
      makes: "task",
      audience: "team",
      mapping: { title: "alert.name", text: null, link: null, author: null },
      sample: '{"alert": {"name": "Disk is full"}}'
    }
  ])
})

test("an empty path is no field, and a stored mapping is typed as it is", () => {
  const mapping = { title: "a", text: "b.c", link: null, author: null }
  expect(mappingOf(typedOf(mapping))).toEqual(mapping)
  expect(mappingOf({ title: " a ", text: " ", link: "", author: "x" })).toEqual({
    title: "a",
    text: null,
    link: null,
    author: "x"
  })
})
