/** The installations behind the states of the table: empty, with a week of work, and with far more of everything. */
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { addKnowledge } from "./content/knowledge.ts"
import { addMuch } from "./content/much.ts"
import { addSources } from "./content/sources.ts"
import { addTasks, decideSome } from "./content/week.ts"
import { addWebhooks, webhookNetwork } from "./content/webhooks.ts"
import type { Amount } from "./screen.ts"

export interface Installation {
  readonly tracker: Product
  /** The id of a task with all its parts; empty without tasks. */
  readonly task: string
}

/** Far longer than the classification of all tasks takes on a busy machine. */
const classifiedMillis = 20 * 60_000

const install = async (amount: Amount): Promise<Installation> => {
  const tracker = await product({
    TT_RATE_PERSON: "1000000",
    TT_RATE_ADDRESS: "1000000",
    TT_SIGN_INS: "1000000",
    TT_WEBHOOK_NETWORKS: webhookNetwork
  })
  try {
    await tracker.start()
    return { tracker, task: amount === "empty" ? "" : await fill(tracker, amount) }
  } catch (error) {
    await tracker.remove()
    throw error
  }
}

/** Returns the id of a task with all its parts. */
const fill = async (tracker: Product, amount: "typical" | "full"): Promise<string> => {
  const request = tracker.as(await tracker.token("owner"))
  await tracker.tt("seed")
  // The owner is a person only after the first sign-in.
  await tracker.link()
  await tracker.link("Ann", "member")
  await tracker.link("A person with a rather long name, as some have", "viewer")
  const ann = tracker.as(await tracker.token("member", "Ann's script"))
  await addKnowledge(request)
  await decideSome(request)
  await addWebhooks(request, amount)
  await addSources(tracker, request, amount)
  const task = await addTasks(request, ann)
  if (amount === "full") await addMuch(tracker, request, ann, task)
  await allClassified(request, classifiedMillis)
  return task
}

/** Starts each installation when it is first needed. */
export const createInstallations = () => {
  const started = new Map<Amount, Promise<Installation>>()
  return {
    of: (amount: Amount): Promise<Installation> => {
      const found = started.get(amount) ?? install(amount)
      started.set(amount, found)
      return found
    },
    /** Starts the products again, with the dashboard as it is built now. */
    restart: async () => {
      for (const installation of started.values()) {
        const { tracker } = await installation
        await tracker.stop()
        await tracker.start()
      }
    },
    remove: async () => {
      for (const found of await Promise.allSettled(started.values()))
        if (found.status === "fulfilled") await found.value.tracker.remove()
    }
  }
}
