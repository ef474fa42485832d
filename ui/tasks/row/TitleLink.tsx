/** The title of a task as the link to its page, which leads back to the list with the link. */
import { useLocation } from "@solidjs/router"

/**
 * A plain link: the router still follows it, with its `state`. The link component of the router also compares its address with
 * that of the page at each render, which is slow in a list.
 */
export function TitleLink(props: { readonly id: string; readonly title: string; readonly draggable?: false }) {
  const location = useLocation()
  return (
    <a
      class="title"
      href={`/tasks/${props.id}`}
      state={JSON.stringify({ from: location.pathname + location.search })}
      draggable={props.draggable}
    >
      <bdi>{props.title}</bdi>
    </a>
  )
}

const lists = /^\/(?:tasks|board|mine)(?:\?|$)/

/** The address of the list from which the page of a task was opened, with its filter; the list of tasks by default. */
export const listBehind = (state: unknown): string => {
  const from = typeof state === "object" && state !== null && "from" in state ? String(state.from) : ""
  return lists.test(from) ? from : "/tasks"
}
