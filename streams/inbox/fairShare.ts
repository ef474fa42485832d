/**
 * The bytes that one user of a shared room may still take: as many as then stay free for all. One user gets half of the room, two
 * users a third each, so a user that takes all it gets never takes the room of the others.
 *
 * Source: Choudhury and Hahne, "Dynamic queue length thresholds for shared-memory packet switches", IEEE/ACM ToN 6 (1998).
 *
 * @param room the bytes of all users
 * @param taken the bytes that all users have taken
 * @param own the part of `taken` that this user has taken
 * @returns never negative
 */
export const fairlyLeft = (room: number, taken: number, own: number): number => Math.max(0, (room - taken - own) / 2)
