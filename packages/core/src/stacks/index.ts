export { textWithStacks } from "./cdktf-hooks";
export {
  createdByCall,
  dependOn,
  dependsOnOf,
  homeOf,
  inOneStack,
  placeLink,
  stackAndDependencies,
} from "./placement";
