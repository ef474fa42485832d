/**
 * An icon of lucide as a copy of a template. It replaces the component of the library, which makes a component of each path:
 * that was most of the time to render a row or a line of the palette.
 *
 * `bundle.ts` makes the icons of the library import this file, so it has a default export.
 */
import { createRenderEffect } from "solid-js"

/** The data of an icon, as the library stores them. */
export interface IconData {
  readonly name: string
  readonly size: number
  readonly node: ReadonlyArray<readonly [element: string, attributes: Readonly<Record<string, string | number>>]>
}
type IconProps = { readonly icon: IconData } & Readonly<Record<string, unknown>>

const namespace = "http://www.w3.org/2000/svg"
const templates = new WeakMap<IconData, SVGElement>()

const makeTemplate = ({ name, size, node }: IconData): SVGElement => {
  const svg = document.createElementNS(namespace, "svg")
  const attributes = {
    width: 24,
    height: 24,
    viewBox: `0 0 ${size} ${size}`,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    class: `lucide lucide-${name} lucide-icon`
  }
  setAll(svg, attributes)
  for (const [element, { key: _, ...own }] of node) {
    const part = document.createElementNS(namespace, element)
    setAll(part, own)
    svg.append(part)
  }
  return svg
}

const setAll = (element: SVGElement, attributes: Readonly<Record<string, unknown>>) => {
  for (const [name, value] of Object.entries(attributes)) setOne(element, name, value)
}
const setOne = (element: SVGElement, name: string, value: unknown) => {
  if (value === undefined || value === null) element.removeAttribute(name)
  else element.setAttribute(name, String(value))
}

/** True for an icon with a text for assistive technology. An icon without one is decoration. */
const isNamed = (props: object) =>
  Object.keys(props).some((name) => name.startsWith("aria-") || name === "role" || name === "title")

const setProp = (svg: SVGElement, template: SVGElement, name: string, value: unknown) => {
  if (name === "icon") return
  if (name === "size") return setAll(svg, { width: value, height: value })
  if (name === "class") return setOne(svg, name, `${template.getAttribute("class") ?? ""} ${String(value)}`)
  setOne(svg, name, value)
}

/** Attributes may change while the icon is shown; the icon itself does not. */
export default function Icon(props: IconProps) {
  const { icon } = props
  const template = templates.get(icon) ?? makeTemplate(icon)
  templates.set(icon, template)
  // The cast: the copy of an element is an element of the same kind.
  const svg = template.cloneNode(true) as SVGElement
  if (!isNamed(props)) svg.setAttribute("aria-hidden", "true")
  createRenderEffect(() => {
    for (const [name, value] of Object.entries(props)) setProp(svg, template, name, value)
  })
  return svg
}
