// nats-server, found or fetched.
import { dirname } from "node:path"
import { fetchedNats, natsServerPath } from "./findNats.mjs"
import { giveUp, root, run } from "../step.mjs"

export const nats = () => {
  if (process.env["NATS_URL"] || natsServerPath() !== undefined) return
  const fetched = run("fetching nats-server", "bash", [`${root}ops/setup/nats/fromDebian.sh`, dirname(fetchedNats)])
  if (!fetched)
    giveUp(
      "nats-server 2.12 or newer is needed: install it (https://nats.io/download) and put it on the PATH, or name it in NATS_SERVER_BIN, or set NATS_URL to a server of your own"
    )
}
