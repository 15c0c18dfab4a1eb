export { type ListenOptions, listen, type Server } from "./node/listen.ts";
export { type ServeOptions, serve } from "./node/serve.ts";
