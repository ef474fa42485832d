/** The layouts of contact sheets: the pictures that share a sheet, and their widths. */
import type { Cell } from "../cells.ts"
import { type Size, sizeNames, themes } from "../screen.ts"

interface Layout {
  /** The name of the sheet of a cell. */
  readonly sheetOf: (cell: Cell) => string
  /** CSS pixels. A sheet is 1500 wide. */
  readonly widths: Readonly<Record<Size, number>>
  /** A sheet is saved when it has this many pictures, or at the end. */
  readonly most: (size: Size) => number
  /** True when several sheets share the name, each with a number after it. */
  readonly isNumbered: boolean
}

/** The desktops stand in one row, and the smaller ones below. */
const whole: Layout = {
  sheetOf: ({ name, state }) => `${name}-${state}`,
  widths: { wide: 738, tablet: 300, phone: 234, turned: 484 },
  most: () => sizeNames.length * themes.length,
  isNumbered: false
}

const isBetween = (size: Size) => size === "tablet" || size === "turned"
/** A desktop and a phone stand in one row. The other sizes have a sheet of their own, so that no sheet is too high. */
const split: Layout = {
  sheetOf: ({ name, state, theme, size }) => `${name}-${state}-${theme}${isBetween(size) ? "-between" : ""}`,
  widths: { wide: 1086, tablet: 400, phone: 390, turned: 844 },
  most: () => 2,
  isNumbered: false
}

const wallRooms: Readonly<Record<Size, number>> = { wide: 6, tablet: 12, phone: 18, turned: 15 }
/** Many screens of one size, as they look beside each other. */
const wall: Layout = {
  sheetOf: ({ state, size, theme }) => `${state}-${size}-${theme}`,
  widths: { wide: 738, tablet: 364, phone: 240, turned: 484 },
  most: (size) => wallRooms[size],
  isNumbered: true
}

export const layoutOf = (flags: ReadonlyArray<string>): Layout => {
  if (flags.includes("--wall")) return wall
  return flags.includes("--split") ? split : whole
}
