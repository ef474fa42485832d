/** The connections of a real nats-server, from its own monitoring port, under the name that its exporter gives them. */
import { startStandIn } from "./standIn.ts"

/** `server`: the address of the monitoring port. */
export const startNatsFigures = (server: string) =>
  startStandIn("nats", async () => {
    const answer = await fetch(`${server}/varz`)
    const { server_id, connections } = (await answer.json()) as { server_id: string; connections: number }
    return [{ metric: "gnatsd_varz_connections", labels: { server_id }, value: connections }]
  })
