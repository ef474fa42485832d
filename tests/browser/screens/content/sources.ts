/** Incoming webhooks: senders of each kind, and webhooks that could not be handled; in a full installation many more. */
import { waitUntil, type Product, type SendRequest } from "../../../support/product/product.ts"

const manySources = 40
const longName = "Сповіщення про стан причалів, поромів і світних табло"
const mapping = { title: "alert.name", text: null, link: null, author: null }
const sample = JSON.stringify({ alert: { name: "Disk is full" } })

export const addSources = async (tracker: Product, request: SendRequest, amount: "typical" | "full") => {
  const add = async (name: string, kind: string, more: object = {}) => {
    const { status, body } = await request("POST", "/api/sources", { name, kind, ...more })
    if (status !== 201 && status !== 200) throw new Error(`/api/sources: ${JSON.stringify(body)}`)
    return { id: String(body.id), secret: String(body["secret"]), address: `${tracker.origin}${String(body["path"])}` }
  }
  const paused = await add("Harbour website", "github")
  await request("POST", `/api/sources/${paused.id}/pause`, {})
  await add("Errors of the ticket shop", "sentry")
  const alerts = await add("Alerts", "json", { makes: "task", mapping, sample })
  const failed = amount === "typical" ? 2 : manySources
  for (let i = 0; i < failed; i++)
    await fetch(alerts.address, {
      method: "POST",
      headers: { authorization: `Bearer ${alerts.secret}`, "idempotency-key": `failed-${i}` },
      body: JSON.stringify({ nothing: i })
    })
  await waitUntil(
    async () => (await request("GET", "/api/sources/failures")).body.items ?? [],
    (all) => all.length === failed
  )
  if (amount === "typical") return
  for (let i = 0; i < manySources; i++)
    await add(`${i % 2 === 0 ? longName : "Unbreakable".repeat(8)} ${i}`, "gitlab", { makes: "task" })
}
