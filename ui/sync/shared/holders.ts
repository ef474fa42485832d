/** Which tabs follow which window, so that a window is unsubscribed when its last tab leaves it. Pure. */
import type { WindowClientFrame } from "../../../gateways/contract/frames.ts"

export const makeHolders = () => {
  const tabs = new Map<string, Set<string>>()
  const leave = (tab: string, window: string) => {
    const holders = tabs.get(window)
    if (holders === undefined || !holders.delete(tab) || holders.size > 0) return false
    tabs.delete(window)
    return true
  }
  return {
    /** Whether a tab's frame goes to the server. */
    passes: (tab: string, frame: WindowClientFrame): boolean => {
      if (frame.is === "unsubscribe") return leave(tab, frame.window)
      tabs.set(frame.window, (tabs.get(frame.window) ?? new Set()).add(tab))
      return true
    },
    /** The windows that no tab holds after this one was closed. */
    close: (tab: string): ReadonlyArray<string> => [...tabs.keys()].filter((window) => leave(tab, window)),
    clear: () => tabs.clear()
  }
}
