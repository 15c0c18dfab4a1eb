/**
 * Lets everything run that is ready: a task of its own, behind all that have been queued.
 *
 * A message and no timer: timers are what tests replace, and then they never fire.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // an open port would keep Node running
      resolve();
    };
    port2.postMessage(undefined);
  });
}
