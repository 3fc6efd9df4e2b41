/ / 🛒 the cart function a ( b ) { return b . reduce ( c ) } 
function c ( sum , line ) { return sum + line . price } 
//# sourceMappingURL=bundle.js.map
