/** The link to a page in the menu, with its count. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Tooltip } from "../../parts/button/Tooltip.tsx"
import { keyNames } from "../../verbs/keyNames.ts"
import { words } from "../../words/words.ts"
import type { Badges, PageEntry } from "./page.ts"

export function PageLink(props: {
  readonly page: PageEntry
  readonly badges: Badges
  /** Only the icon is shown, and its name is a tooltip. */
  readonly isNarrow: boolean
}) {
  const title = () => words.t(props.page.title)
  return (
    <Show when={props.isNarrow} fallback={<PlainLink {...props} />}>
      <Tooltip
        label={title()}
        keys={keyNames(props.page.keys[0] ?? "")}
        placement="right"
        trigger={(trigger) => (
          // The library's trigger is a button; a link takes the same listeners.
          <A {...(trigger as object)} class="nav" href={props.page.path} aria-label={title()}>
            <Dynamic component={props.page.icon} size={15} />
          </A>
        )}
      />
    </Show>
  )
}

function PlainLink(props: { readonly page: PageEntry; readonly badges: Badges; readonly onClick?: () => void }) {
  return (
    <A class="nav" href={props.page.path}>
      <Dynamic component={props.page.icon} size={15} />
      <span class="label">{words.t(props.page.title)}</span>
      <Badge page={props.page} badges={props.badges} />
    </A>
  )
}

export function Badge(props: { readonly page: PageEntry; readonly badges: Badges }) {
  const count = () => (props.page.badge === undefined ? 0 : props.badges[props.page.badge])
  return (
    <Show when={count() > 0}>
      <span class="count">
        {props.page.badge === "running" ? words.t("atWork", { n: words.number(count()) }) : words.number(count())}
      </span>
    </Show>
  )
}
