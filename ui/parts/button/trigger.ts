import type { ComponentProps, JSX } from "solid-js"

/** Renders the element that opens an overlay. It must spread the properties on a button or a link. */
export type Trigger = (props: ComponentProps<"button">) => JSX.Element

/** The distance between an overlay and its trigger, in pixels. */
export const gutter = 4
