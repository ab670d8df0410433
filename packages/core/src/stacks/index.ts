export { createdByCall, dependOn, dependsOnOf, homeOf, inOneStack, placeLink } from "./placement";
