/** Webhooks: one that fails, and one that is paused; in a full installation many more. */
import { sendAccepted } from "../../../support/knowledge/requests.ts"
import type { SendRequest } from "../../../support/product/product.ts"

/** Webhooks may be sent to this network. No process listens on the port of `closed`. */
export const webhookNetwork = "127.0.0.1"
const closed = `http://${webhookNetwork}:9`
const manyWebhooks = 40
const longName = "Розклад поромів для сайту, застосунку й табло на головному причалі"

/** They get the events after this. */
export const addWebhooks = async (request: SendRequest, amount: "typical" | "full") => {
  const add = (name: string, url: string, more: object = {}) =>
    sendAccepted(request, "/api/webhooks", { name, url, ...more })
  await add("Timetable", `${closed}/timetable?key=secret`, { types: ["task.created", "task.completed"] })
  const paused = await add("Crew channel", `${closed}/services/T0/B0/x`, { kind: "slack" })
  await sendAccepted(request, `/api/webhooks/${paused.id}/pause`, {})
  if (amount === "typical") return
  for (let i = 0; i < manyWebhooks; i++) {
    const { id } = await add(
      `${i % 2 === 0 ? longName : "Unbreakable".repeat(8)} ${i}`,
      `${closed}/${"path/".repeat(i)}`
    )
    await sendAccepted(request, `/api/webhooks/${id}/pause`, {})
  }
}
