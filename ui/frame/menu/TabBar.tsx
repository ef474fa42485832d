/** The tabs of a phone, under the page. Its children are the last tab. */
import { A } from "@solidjs/router"
import { For, type ParentProps } from "solid-js"
import { Dynamic } from "solid-js/web"
import { words } from "../../words/words.ts"
import type { Badges, PageEntry } from "./page.ts"
import { Badge } from "./PageLink.tsx"

export function TabBar(props: ParentProps<{ readonly pages: ReadonlyArray<PageEntry>; readonly badges: Badges }>) {
  return (
    <nav class="tabs" aria-label={words.t("mainMenu")}>
      <For each={props.pages.filter(({ tab }) => tab === true)}>
        {(page) => (
          <A href={page.path}>
            <span class="sign">
              <Dynamic component={page.icon} size={18} />
              <Badge page={page} badges={props.badges} />
            </span>
            <span>{words.t(page.tabTitle ?? page.title)}</span>
          </A>
        )}
      </For>
      {props.children}
    </nav>
  )
}
