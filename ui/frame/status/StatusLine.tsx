/** The line at the foot of the menu: the connection and the parts behind it. A press shows the details. */
import ChevronUp from "lucide-solid/icons/chevron-up"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { useLive } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"
import type { System } from "../../../gateways/contract/systemShown.ts"
import type { SystemRead } from "./createSystem.ts"
import { Pulse } from "./Pulse.tsx"
import { StatusPanel } from "./StatusPanel.tsx"

export function StatusLine(props: {
  readonly read: SystemRead
  readonly running: number
  readonly onSignOut: () => void
}) {
  const live = useLive()
  const isLive = () => live.status() === "live"
  const troubles = () => props.read.system()?.troubles.length ?? 0
  return (
    <Popover
      label={words.t("serverStatus")}
      placement="top-start"
      class="status"
      trigger={(trigger) => (
        // On a narrow window its words are hidden, so it has a name of its own. The name begins with the visible word.
        <button
          {...trigger}
          type="button"
          class="stat"
          aria-label={`${words.t(isLive() ? "live" : "stale")}. ${words.t("serverStatus")}`}
        >
          <Pulse live={isLive()} trouble={troubles() > 0} />
          <b class="label">{words.t(isLive() ? "live" : "stale")}</b>
          <span class="label fact">{isLive() ? summaryOf(props.read.system()) : ""}</span>
          <ChevronUp class="label" size={14} />
        </button>
      )}
    >
      <StatusPanel read={props.read} running={props.running} onSignOut={props.onSignOut} />
    </Popover>
  )
}

const summaryOf = (system: System | undefined): string => {
  if (system === undefined) return ""
  if (system.troubles.length > 0) return words.count("troubles", system.troubles.length)
  return system.bot.connected ? words.t("botReady") : words.t("allReady")
}
