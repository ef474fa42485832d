/** Some of everything that the metrics count: tasks, their classification, knowledge, decisions, webhooks, the bot and a socket. */
import { expect } from "vitest"
import { followLive } from "../../support/product/windowClient.ts"
import { extractAndWait, listProposals, sendAccepted, waitForRun } from "../../support/knowledge/requests.ts"
import { allClassified, type Product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import type { TestOllama } from "../../ollama/server/server.ts"
import { byGithub } from "../../support/webhooks/senders.ts"
import { startReceiver } from "../webhooks/receiver.ts"
import type { TestBotApi } from "../../telegram/server/botApi.ts"

interface Scene {
  /** The process with the API. */
  readonly gateway: Product
  readonly telegram: TestBotApi
  readonly ollama: TestOllama
}

/** Every key and title of a round has its number, so that no round repeats another one. */
const tasks = async (request: SendRequest, round: number) => {
  const create = (title: string) => sendAccepted(request, "/api/tasks", { title: `${title} ${round}` })
  const made = [await create("Oil the hinges"), await create("Paint the pier"), await create("Mend the lamp")]
  await allClassified(request)
  const [first, second, third] = made
  if (!first || !second || !third) throw new Error("no tasks")
  await sendAccepted(request, `/api/tasks/${first.id}/correct`, { category: "chore", priority: "low" })
  await sendAccepted(request, `/api/tasks/${second.id}/complete`)
  await sendAccepted(request, `/api/tasks/${third.id}/cancel`)
  const refused = await request("POST", `/api/tasks/${third.id}/complete`, {})
  expect(refused.status).toBe(409)
}

const knowledge = async (request: SendRequest, round: number) => {
  await extractAndWait(request, { again: round > 1 })
  const open = await listProposals(request, "?status=open")
  const [approved, rejected] = open.filter(({ draft }) => draft.kind !== "task").toReversed()
  if (approved) await sendAccepted(request, `/api/proposals/${approved.id}/approve`, { revision: approved.revision })
  if (rejected) await sendAccepted(request, `/api/proposals/${rejected.id}/reject`, { reason: "noise" })
  const run = await sendAccepted(request, "/api/analysis/runs", { name: `Round ${round}`, again: round > 1 })
  await sendAccepted(request, `/api/analysis/runs/${run.id}/start`)
  await waitForRun(request, run.id)
  for (const { id } of await listProposals(request, `?origin=run&originId=${run.id}`))
    await sendAccepted(request, `/api/proposals/${id}/reject`, { reason: "noise" })
  await sendAccepted(request, `/api/analysis/runs/${run.id}/close`)
}

/** An endpoint that gets new tasks, one whose receiver is gone, which is a trouble, and a source that posts. */
const webhooks = async (gateway: Product) => {
  const owner = gateway.as(await gateway.token("admin"))
  const receiver = await startReceiver({ "/hook": () => 200, "/gone": () => 410 })
  const register = (path: string) =>
    sendAccepted(owner, "/api/webhooks", { name: path, url: `${receiver.origin}${path}`, types: ["task.created"] })
  await register("/hook")
  await register("/gone")
  const source = await owner("POST", "/api/sources", { name: "In", kind: "github" })
  expect(source.status).toBe(201)
  return {
    post: async (round: number) => {
      const issue = { title: `Creak ${round}`, html_url: "https://example.org/1", number: round }
      const payload = { action: "opened", issue, repository: { full_name: "pier/planks" }, sender: { login: "ann" } }
      const { headers, body } = byGithub(String(source.body["secret"]), "issues", payload, `delivery-${round}`)
      const answer = await fetch(`${gateway.origin}${String(source.body["path"])}`, { method: "POST", headers, body })
      expect(answer.status).toBe(202)
    },
    /** Waits until the receiver has as many events. */
    arrived: (count: number) =>
      waitUntil(
        () => Promise.resolve(receiver.received.filter(({ path }) => path === "/hook").length),
        (found) => found >= count
      ),
    stop: receiver.stop
  }
}

/** Prepares the scene: a linked person, a chat to read, and a socket. Returns the story of one round, and its end. */
export const prepareStory = async ({ gateway, telegram, ollama }: Scene) => {
  const token = await gateway.token("member", "ann")
  const request = gateway.as(token)
  await gateway.tt("seed")
  const ben = telegram.person("Ben")
  const login = await gateway.tt("login", "--name", "Ben", "--role", "member", "--telegram", "--json")
  telegram.send(ben.chat, ben.user, `/start ${JSON.parse(login).code}`)
  await telegram.until(() => telegram.cards(ben.chat).length === 1)
  const hooks = await webhooks(gateway)
  const socket = await followLive(gateway.origin, token, ["tasks:active"])
  return {
    play: async (round: number) => {
      await ollama.setFault(null)
      await sendAccepted(request, "/api/tasks", { title: `Ask the model ${round}` })
      await allClassified(request)
      // The built-in model answers from here on, and the failures are counted.
      await ollama.setFault("down")
      await hooks.post(round)
      await tasks(request, round)
      await hooks.arrived(3 * round)
      await knowledge(request, round)
      telegram.send(ben.chat, ben.user, `The door of cabin ${round} is broken, mend it by Friday`)
      const cards = () => telegram.cards(ben.chat).filter(({ text }) => text.startsWith("T-"))
      await telegram.until(() => cards().length === round)
      await waitUntil(
        () => Promise.resolve(socket.rows().size),
        (rows) => rows > 0
      )
    },
    end: async () => {
      socket.close()
      await hooks.stop()
    }
  }
}
