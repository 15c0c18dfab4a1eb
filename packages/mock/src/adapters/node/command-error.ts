/** Why a command does not start; its message is for the person who typed it. */
export class CommandError extends Error {}
