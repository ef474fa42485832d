/** A slider over the last days, and a field for any moment. */
import ChevronLeft from "lucide-solid/icons/chevron-left"
import ChevronRight from "lucide-solid/icons/chevron-right"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { Slider } from "../../parts/choice/Slider.tsx"
import { dueFromParts, duePartsOf } from "../../parts/days.ts"
import { momentOf } from "../../task/time/moment.ts"
import { words } from "../../words/words.ts"
import type { Past } from "./createPast.ts"
import { trackDays } from "./moments.ts"

export function MomentTrack(props: { readonly past: Past; readonly at: string }) {
  const local = () => {
    const { day, time } = duePartsOf(props.at)
    return `${day}T${time}`
  }
  const take = (value: string) => {
    const [day = "", time = ""] = value.split("T")
    const at = dueFromParts({ day, time })
    if (at !== null && time !== "") props.past.go(new Date(at).toISOString())
  }
  return (
    <div class="past-track">
      <IconButton boxed label={words.t("verbName.timeDayBack")} keys="←" onClick={() => props.past.by(-1)}>
        <ChevronLeft size={15} />
      </IconButton>
      <IconButton boxed label={words.t("verbName.timeDayOn")} keys="→" onClick={() => props.past.by(1)}>
        <ChevronRight size={15} />
      </IconButton>
      <Slider
        label={words.t("timePosition")}
        value={props.past.index()}
        min={0}
        max={trackDays - 1}
        textOf={(index) => {
          const at = props.past.moments()[index] ?? null
          return at === null ? words.t("now") : momentOf(at)
        }}
        onChange={(index) => index !== props.past.index() && props.past.go(props.past.moments()[index] ?? null)}
      />
      <input
        class="field"
        type="datetime-local"
        aria-label={words.t("pastMoment")}
        value={local()}
        onChange={({ currentTarget: { value } }) => take(value)}
      />
    </div>
  )
}
