/** An installation that is ready for a seed: with tokens and with proposals to decide on. Seeds of one shape share it. */
import { waitUntil } from "../support/product/product.ts"
import { apart } from "./installation/apart.ts"
import { embedded } from "./installation/embedded.ts"
import { type Installation, operatorOf } from "./installation/installation.ts"
import { type Ledger, makeLedger } from "./load/ledger.ts"
import { type Send, senderTo } from "./load/send.ts"
import type { Shape } from "./plan.ts"

export interface Site {
  readonly installation: Installation
  readonly ledger: Ledger
  /** The token of the actor who sends every command. */
  readonly owner: string
  readonly actor: string
  /** A token that may see the team's tasks only. */
  readonly viewer: string
  readonly proposals: Array<string>
}

/** Sentences in which the built-in model finds knowledge. */
const knowledge = Array.from(
  { length: 12 },
  (_, n) => `We agreed that gate ${n} of the harbour opens at ${6 + n} in the morning from now on.`
)

/** Lets the built-in model propose knowledge. Answers the ids of the proposals. */
const propose = async (send: Send): Promise<Array<string>> => {
  for (const [n, text] of knowledge.entries()) await send("POST", "/api/messages", { text }, `knowledge-${n}`)
  const { body: extraction } = await send("POST", "/api/knowledge/extract", {}, "extract")
  await waitUntil(
    () => send("GET", `/api/extractions/${String(extraction["id"])}?after=${String(extraction["seq"])}`),
    ({ body }) => body["status"] === "completed"
  )
  const { body } = await send("GET", "/api/proposals?status=open&limit=200")
  return (body["items"] as ReadonlyArray<{ readonly id: string }>).map(({ id }) => id)
}

interface SiteOptions {
  /** Passed to every process of the product. */
  readonly settings?: Readonly<Record<string, string>>
  /** Whether there are proposals to approve. The default is true. */
  readonly proposes?: boolean
}

export const startSite = async (shape: Shape, { settings = {}, proposes = true }: SiteOptions = {}): Promise<Site> => {
  const installation = shape === "embedded" ? await embedded(settings) : await apart(shape, settings)
  return prepare(installation, proposes).catch(async (error: unknown) => {
    await installation.remove()
    throw error
  })
}

const prepare = async (installation: Installation, proposes: boolean): Promise<Site> => {
  const operator = operatorOf(installation)
  const owner = await operator.token("member", "chaos")
  const viewer = await operator.token("viewer", "watcher")
  const send = senderTo(operator.origin, owner)
  const { body: session } = await send("GET", "/api/session")
  return {
    installation,
    ledger: makeLedger(),
    owner,
    actor: String(session["actor"]),
    viewer,
    proposals: proposes ? await propose(send) : []
  }
}
