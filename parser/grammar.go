package parser

// kind is what a node of the syntax tree is, as far as it matters here.
type kind uint8

// The kinds. kindOther is everything else, kindPunct what has no name in the
// grammar: keywords and punctuation.
const (
	kindOther kind = iota
	kindPunct
	kindSourceFile
	kindShebang
	kindLineComment
	kindBlockComment
	kindAttribute
	kindInnerAttribute
	kindVisibility
	kindFunctionModifiers
	kindExternModifier
	kindFunction
	kindSignature
	kindParameters
	kindParameter
	kindSelfParameter
	kindVariadicParameter
	kindMutable
	kindIdentifier
	kindSelf
	kindStruct
	kindEnum
	kindUnion
	kindFields
	kindTupleFields
	kindField
	kindVariants
	kindVariant
	kindTypeParameter
	kindLifetimeParameter
	kindConstParameter
	kindImpl
	kindTrait
	kindConst
	kindStatic
	kindTypeAlias
	kindAssociatedType
	kindUse
	kindExternCrate
	kindMod
	kindForeignMod
	kindDeclarations
	kindExpressionStatement
	kindEmptyStatement
	kindMacroCall
	kindMacroDefinition
	kindTokenTree
	kindBlock
	kindCount
)

var kindNames = [kindCount]string{
	kindSourceFile:          "source_file",
	kindShebang:             "shebang",
	kindLineComment:         "line_comment",
	kindBlockComment:        "block_comment",
	kindAttribute:           "attribute_item",
	kindInnerAttribute:      "inner_attribute_item",
	kindVisibility:          "visibility_modifier",
	kindFunctionModifiers:   "function_modifiers",
	kindExternModifier:      "extern_modifier",
	kindFunction:            "function_item",
	kindSignature:           "function_signature_item",
	kindParameters:          "parameters",
	kindParameter:           "parameter",
	kindSelfParameter:       "self_parameter",
	kindVariadicParameter:   "variadic_parameter",
	kindMutable:             "mutable_specifier",
	kindIdentifier:          "identifier",
	kindSelf:                "self",
	kindStruct:              "struct_item",
	kindEnum:                "enum_item",
	kindUnion:               "union_item",
	kindFields:              "field_declaration_list",
	kindTupleFields:         "ordered_field_declaration_list",
	kindField:               "field_declaration",
	kindVariants:            "enum_variant_list",
	kindVariant:             "enum_variant",
	kindTypeParameter:       "type_parameter",
	kindLifetimeParameter:   "lifetime_parameter",
	kindConstParameter:      "const_parameter",
	kindImpl:                "impl_item",
	kindTrait:               "trait_item",
	kindConst:               "const_item",
	kindStatic:              "static_item",
	kindTypeAlias:           "type_item",
	kindAssociatedType:      "associated_type",
	kindUse:                 "use_declaration",
	kindExternCrate:         "extern_crate_declaration",
	kindMod:                 "mod_item",
	kindForeignMod:          "foreign_mod_item",
	kindDeclarations:        "declaration_list",
	kindExpressionStatement: "expression_statement",
	kindEmptyStatement:      "empty_statement",
	kindMacroCall:           "macro_invocation",
	kindMacroDefinition:     "macro_definition",
	kindTokenTree:           "token_tree",
	kindBlock:               "block",
}

// pruned are the kinds whose insides the tree leaves out: no items of the crate
// are in them, and what else they hold is read from the tokens.
var pruned = []kind{kindBlock, kindTokenTree, kindMacroDefinition, kindAttribute, kindInnerAttribute, kindLineComment, kindBlockComment}

// field is the role a node plays in its parent.
type field uint8

// The fields that are asked for.
const (
	fieldNone field = iota
	fieldName
	fieldTypeParameters
	fieldParameters
	fieldReturnType
	fieldBody
	fieldPattern
	fieldType
	fieldTrait
	fieldValue
	fieldMacro
	fieldDefaultType
	fieldCount
)

var fieldNames = [fieldCount]string{
	fieldName:           "name",
	fieldTypeParameters: "type_parameters",
	fieldParameters:     "parameters",
	fieldReturnType:     "return_type",
	fieldBody:           "body",
	fieldPattern:        "pattern",
	fieldType:           "type",
	fieldTrait:          "trait",
	fieldValue:          "value",
	fieldMacro:          "macro",
	fieldDefaultType:    "default_type",
}
