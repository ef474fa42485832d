/** Reads over HTTP of a caller who is signed in, against bare `node:http` that answers the same bytes. */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { allClassified, type Product } from "../../support/product/product.ts"
import { requestsPerSecond } from "./rawClient.ts"
import { type Measure, median } from "../kit/measure.ts"

const bareServer = fileURLToPath(new URL("bareServer.ts", import.meta.url))
const connections = 16
/** A program that has just started has not compiled its hot paths yet. */
const warmUps = 2
const rounds = 7
/** Tasks in the table. A list has the first 20. */
const tasks = 200

export const readsBench = async (tracker: Product): Promise<ReadonlyArray<Measure>> => {
  const token = await tracker.token("member", "http bench")
  const request = tracker.as(token)
  let last = ""
  for (let n = 0; n < tasks; n++) {
    const { body } = await request("POST", "/api/tasks", { title: `Paint pier ${n} before the season` }, `http-${n}`)
    last = String(body.id)
  }
  // The classification of the tasks uses the same processor.
  await allClassified(request)
  return [
    await against(tracker, token, { name: "http-get-task", path: `/api/tasks/${last}`, said: "one task", count: 2000 }),
    await against(tracker, token, {
      name: "http-list-20",
      path: "/api/tasks?limit=20",
      said: "a list of 20 tasks",
      count: 1000
    })
  ]
}

interface Read {
  readonly name: Measure["name"]
  readonly path: string
  /** The read, for the table. */
  readonly said: string
  readonly count: number
}

/** The servers alternate, so that a drift of the machine's speed affects both alike. The first rounds warm up. */
const against = async (tracker: Product, token: string, { name, path, said, count }: Read): Promise<Measure> => {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${tracker.origin}${path}`, { headers })
  const bare = fork(bareServer)
  bare.send(await answer.text())
  const port = await new Promise((resolve) => bare.once("message", resolve))
  const ratios: Array<number> = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const asked = { path, headers, connections, count }
    const theirs = await requestsPerSecond(`http://127.0.0.1:${String(port)}`, asked)
    const ours = await requestsPerSecond(tracker.origin, asked)
    if (round >= warmUps) ratios.push(ours / theirs)
  }
  bare.kill()
  return {
    name,
    value: median(ratios),
    of: `GET ${said}, signed in ÷ bare node:http`
  }
}
