/** The rows of the routes of webhooks, out and in. */
import { getRow as get, postRow as post, type RouteRow } from "./routeRow.ts"

export const hookRoutes: Readonly<Record<string, RouteRow>> = {
  "webhooks.list": get("/webhooks", "admin"),
  // The setting TT_WEBHOOK_NETWORKS of the test allows this address, where nothing listens.
  "webhooks.create": post("/webhooks", "admin", { name: "Builds", url: "http://127.0.0.1:9/" }),
  "webhooks.change": post("/webhooks/:id/change", "admin", { name: "Builds" }),
  "webhooks.rotate": post("/webhooks/:id/rotate", "admin", { version: 1 }),
  "webhooks.pause": post("/webhooks/:id/pause", "admin"),
  "webhooks.resume": post("/webhooks/:id/resume", "admin"),
  "webhooks.remove": post("/webhooks/:id/remove", "admin"),
  "webhooks.deliveries": get("/webhooks/:id/deliveries", "admin"),
  "webhooks.delivery": get("/webhooks/:id/deliveries/1", "admin"),
  "webhooks.redeliver": post("/webhooks/:id/redeliver", "admin", { positions: [1] }),
  "webhooks.test": post("/webhooks/:id/test", "admin"),
  "sources.list": get("/sources", "admin"),
  "sources.create": post("/sources", "admin", { name: "Builds", kind: "github" }),
  "sources.change": post("/sources/:id/change", "admin", { name: "Builds" }),
  "sources.rotate": post("/sources/:id/rotate", "admin", { version: 1 }),
  "sources.pause": post("/sources/:id/pause", "admin"),
  "sources.resume": post("/sources/:id/resume", "admin"),
  "sources.remove": post("/sources/:id/remove", "admin"),
  "sources.try": post("/sources/try", "admin", {
    mapping: { title: "title", text: null, link: null, author: null },
    sample: '{"title":"A build failed"}'
  }),
  "sources.failures": get("/sources/failures", "admin"),
  "sources.retry": post("/sources/failures/receive@99999/retry", "admin"),
  "sources.drop": post("/sources/failures/receive@99999/drop", "admin", { because: "a test" })
}
