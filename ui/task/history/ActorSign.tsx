/** The author and the time of an event. A part of the product has a dashed frame in place of a face. */
import Diamond from "lucide-solid/icons/diamond"
import { Show } from "solid-js"
import { isSameDay } from "../../parts/days.ts"
import { Face } from "../../signs/Face.tsx"
import { words } from "../../words/words.ts"
import { actorName, isMachine } from "./actorName.ts"
import "../../signs/signs.css"

export function ActorSign(props: { readonly actor: string; readonly nameOf: (actor: string) => string }) {
  return (
    <Show
      when={isMachine(props.actor)}
      fallback={<Face actor={props.actor} name={actorName(props.actor, props.nameOf)} />}
    >
      <span class="machine-sign" aria-hidden="true">
        <Diamond size={10} />
      </span>
    </Show>
  )
}

export function ItemTime(props: { readonly at: string }) {
  return (
    <time class="quiet-text" datetime={props.at} title={`${words.fullDay(props.at)} ${words.time(props.at)}`}>
      {isSameDay(props.at, new Date()) ? words.time(props.at) : `${words.day(props.at)} ${words.time(props.at)}`}
    </time>
  )
}
