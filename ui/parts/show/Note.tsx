/** A banner over the page: what is true for all of it, and at most one action. */
import { Alert } from "@kobalte/core/alert"
import type { LucideProps } from "lucide-solid"
import CircleAlert from "lucide-solid/icons/circle-alert"
import Info from "lucide-solid/icons/info"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import type { Component, JSX, ParentProps } from "solid-js"
import { Show } from "solid-js"

type Tone = "accent" | "warn" | "bad"
const icons: { readonly [T in Tone]: Component<LucideProps> } = { accent: Info, warn: TriangleAlert, bad: CircleAlert }

export function Note(
  props: ParentProps<{
    readonly tone: Tone
    readonly icon?: Component<LucideProps>
    readonly action?: JSX.Element
  }>
) {
  return (
    <Alert class={`note ${props.tone}`} role={props.tone === "bad" ? "alert" : "status"}>
      {(props.icon ?? icons[props.tone])({ size: 15 })}
      <span class="note-text">{props.children}</span>
      <Show when={props.action}>
        <span class="end">{props.action}</span>
      </Show>
    </Alert>
  )
}
