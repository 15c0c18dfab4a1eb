import { expectTypeOf, it } from "vitest";
import { createEnsMock } from "./index.ts";

const mock = createEnsMock();

it("seeds resources by name, with fields that their reads show", () => {
  mock.seed("Instance", { InstanceName: "web", Status: "Stopped" });
  // @ts-expect-error there is no such resource
  mock.seed("Instanz", {});
  // @ts-expect-error a name is text
  mock.seed("Instance", { InstanceName: 1 });
  // @ts-expect-error no read shows it
  mock.seed("Instance", { InstanceColour: "red" });
});

it("fails operations with the codes that each documents", () => {
  mock.fail("CreateInstance", "StockNotEnough");
  mock.fail("CreateInstance", "InvalidParameter.Quantity");
  // @ts-expect-error another operation's code
  mock.fail("StartInstance", "StockNotEnough");
  // @ts-expect-error there is no such operation
  mock.fail("StartInstanz", "NoPermission");
  mock.fail("DeleteLoadBalancer", "NoPermission");
});

it("knows the parameters of the calls of an operation", () => {
  const [call] = mock.calls("ShareAICImage");
  expectTypeOf(call?.parameters.Users).toEqualTypeOf<string[] | undefined>();
  // @ts-expect-error it has no such parameter
  call?.parameters.User;
});
