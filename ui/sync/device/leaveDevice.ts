/** Removes what this device keeps for a person: rows, positions, and commands without an answer. */
import { wipeKeptRows } from "./database.ts"
import { forgetUnsent } from "./unsentKey.ts"

const channelName = "tracker sign-out"

/** Call when the person signs out, or when the session is over. The other tabs leave too. */
export const leaveDevice = async (): Promise<void> => {
  forgetUnsent()
  await wipeKeptRows()
  if (typeof BroadcastChannel === "undefined") return
  const channel = new BroadcastChannel(channelName)
  channel.postMessage("signed out")
  channel.close()
}

/** Calls back when another tab signs out. Returns the end of it. */
export const onLeave = (leave: () => void) => {
  if (typeof BroadcastChannel === "undefined") return () => undefined
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => {
    forgetUnsent()
    leave()
  }
  return () => channel.close()
}
