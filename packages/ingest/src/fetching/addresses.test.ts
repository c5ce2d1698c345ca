import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAddress, isPublicAddress } from "./addresses.js";

const href = (address: string) => checkAddress(address, isPublicAddress).href;

describe("a public address", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.255",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "example.org",
    "",
  ])("is not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it("is never one whose IPv4 part is private, however it is wrapped", () => {
    const byte = fc.nat(255);
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    );
    fc.assert(
      fc.property(inside, fc.constantFrom("", "::ffff:", "64:ff9b::"), (bytes, prefix) => {
        expect(isPublicAddress(prefix + bytes.join("."))).toBe(false);
      }),
    );
  });
});

describe("an address that may be asked for", () => {
  it.each(["https://example.org/a?b=c", "http://example.org:8080/", "https://93.184.216.34/"])("is %s", (address) => {
    expect(href(address)).toBe(address);
  });

  it.each([
    ["http://127.0.0.1/", "leads to 127.0.0.1, which is no public address"],
    ["http://2130706433/", "leads to 127.0.0.1"],
    ["http://0x7f.0.0.1/", "leads to 127.0.0.1"],
    ["http://0177.0.0.1/", "leads to 127.0.0.1"],
    ["http://127.1/", "leads to 127.0.0.1"],
    ["http://[::1]/", "leads to ::1"],
    ["http://[::ffff:10.0.0.1]/", "which is no public address"],
    ["http://169.254.169.254/latest/meta-data/", "leads to 169.254.169.254"],
    ["http://\u2460\u2461\u2466.0.0.1/", "which is no public address"],
    ["ftp://example.org/", "is of the kind ftp:"],
    ["file:///etc/passwd", "is of the kind file:"],
    ["https://ana:secret@example.org/", "was given with a name and password"],
    ["https://", "is no web address"],
    ["example.org", "is no web address"],
  ])("is not %s", (address, words) => {
    expect(() => href(address)).toThrow(words);
    expect(() => href(address)).not.toThrow("secret");
  });
});
