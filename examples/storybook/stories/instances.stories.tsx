import { createEnsClient } from "@acskit/ens";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { Instances } from "./instances.tsx";
import { mock } from "./mock.ts";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const ens = createEnsClient({ credentials, clock: mock.clock });

const meta: Meta<typeof Instances> = { component: Instances, args: { ens } };
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};

export const Two: Story = {
  beforeEach() {
    mock.seed("Instance", { InstanceName: "web", Status: "Running" });
    mock.seed("Instance", { InstanceName: "db", Status: "Stopped" });
  },
};

export const Loading: Story = {
  beforeEach() {
    mock.fault("DescribeInstances", { kind: "latency", ms: 1_000 }); // by the mock's clock, which stands still
  },
};

export const Denied: Story = {
  beforeEach() {
    mock.fail("DescribeInstances", "NoPermission");
  },
};

export const Starting: Story = {
  async beforeEach() {
    const { InstanceId = "" } = mock.seed("Instance", { InstanceName: "web", Status: "Stopped" });
    await ens.startInstance({ InstanceId });
  },
  async play({ canvas, userEvent }) {
    await canvas.findByText("web: Starting");
    await mock.clock.advance("10s");
    await userEvent.click(canvas.getByRole("button"));
    await expect(await canvas.findByText("web: Running")).toBeVisible();
  },
};
